package dev.bellhop.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What it was measured on.
public final class Machine {
    private static final double QUIET = 0.4;

    private Machine() {}

    public static String describe() throws IOException {
        var processors = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceAll(".*: ", "").strip())
                .toList();
        var memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", "");
        return "%d × %s, %d GB, Linux %s, Java %s, Node %s, PostgreSQL 18.6 (fsync on), %s.".formatted(
                processors.size(),
                processors.isEmpty() ? System.getProperty("os.arch") : processors.getFirst(),
                Math.round(Long.parseLong(memory) / 1048576.0),
                System.getProperty("os.version"),
                Runtime.version(),
                say("node", "--version"),
                say("pgbench", "--version"));
    }

    /// What others do on this machine, before the bench does anything: the figures are theirs too.
    public static Optional<String> busy() throws IOException {
        var load = Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        var cores = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("processor"))
                .count();
        return load < cores * QUIET
                ? Optional.empty()
                : Optional.of("**The machine was busy with something else when this began (load %.1f on %d cores): believe none of it.**"
                        .formatted(load, cores));
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
