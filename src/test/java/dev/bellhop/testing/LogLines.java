package dev.bellhop.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/// What is logged while it listens, as it would stand in a file: with its values and its stack traces. Of Bellhop
/// itself every level, of others what they log unasked.
public final class LogLines extends Handler {
    private static final Logger OURS = Logger.getLogger("dev.bellhop");
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final PatternFormatter formatter = new PatternFormatter("%p %c %X %m%e%n");
    private Level before;

    public static LogLines listen() {
        var lines = new LogLines();
        lines.before = OURS.getLevel();
        OURS.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(lines);
        return lines;
    }

    public List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(formatter.format(org.jboss.logmanager.ExtLogRecord.wrap(line)));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
        OURS.setLevel(before);
    }
}
