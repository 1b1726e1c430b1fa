package dev.bellhop.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What stands in the log while it listens. No stranger may fill it: a line a second at most, and no stack trace.
public final class LoudLines extends Handler {
    private final Queue<LogRecord> all = new ConcurrentLinkedQueue<>();
    private final long start = System.nanoTime();

    public static LoudLines listen() {
        var lines = new LoudLines();
        Logger.getLogger("").addHandler(lines);
        return lines;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public void assertQuiet() {
        var seconds = (int) ((System.nanoTime() - start) / 1_000_000_000);
        var shown = all.stream().map(LoudLines::show).distinct().toList();
        assertThat(all).as("lines: %s", shown).noneMatch(line -> line.getThrown() != null);
        assertThat(all).as("lines: %s", shown).hasSizeLessThanOrEqualTo(seconds + 1);
    }

    private static String show(LogRecord line) {
        return line.getLevel() + " " + line.getLoggerName() + " " + line.getMessage();
    }

    @Override
    public void publish(LogRecord line) {
        all.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
