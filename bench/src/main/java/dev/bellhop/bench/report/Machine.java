package dev.bellhop.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The machine that everything is measured on.
public final class Machine {
    private static final double QUIET = 0.1;
    private static final Duration LOOK = Duration.ofSeconds(3);

    private Machine() {}

    /// @param postgres the program, where it is not the embedded one
    public static String describe(Optional<Path> postgres) throws IOException {
        var processors = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceAll(".*: ", "").strip())
                .toList();
        var memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", "");
        return "%d × %s, %d GB, Linux %s, Java %s, Node %s, %s (fsync on), %s.".formatted(
                processors.size(),
                processors.isEmpty() ? System.getProperty("os.arch") : processors.getFirst(),
                Math.round(Long.parseLong(memory) / 1048576.0),
                System.getProperty("os.version"),
                Runtime.version(),
                say("node", "--version"),
                postgres.map(program -> say(program.toString(), "--version")).orElse("embedded PostgreSQL 18.6"),
                say("pgbench", "--version"));
    }

    /// Whether other processes are busy before the bench does anything: the figures would be theirs too. Measured for a
    /// few seconds, as the load average still contains the bench's last scenario.
    public static Optional<String> busy() throws IOException {
        var before = Ticks.now();
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var busy = Ticks.now().busySince(before);
        return busy < QUIET
                ? Optional.empty()
                : Optional.of("**The machine was busy with something else when this began (%.0f %% of its cores): believe none of it.**"
                        .formatted(busy * 100));
    }

    /// Of all cores since the system's start (proc(5), `/proc/stat`).
    private record Ticks(long all, long idle) {
        static Ticks now() throws IOException {
            var total = Files.readAllLines(Path.of("/proc/stat")).getFirst();
            var columns = Arrays.stream(total.split(" +")).skip(1).mapToLong(Long::parseLong).toArray();
            return new Ticks(Arrays.stream(columns).limit(8).sum(), columns[3] + columns[4]);
        }

        double busySince(Ticks before) {
            return 1 - (idle - before.idle) / (double) Math.max(1, all - before.all);
        }
    }

    public static String commit(Path root) {
        return say("git", "-C", root.toString(), "describe", "--always", "--dirty");
    }

    private static String say(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes()).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? output : "unknown";
        } catch (IOException e) {
            return "not installed: " + command[0];
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
