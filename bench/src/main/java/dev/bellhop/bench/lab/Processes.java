package dev.bellhop.bench.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the system knows about a process (proc(5)), and where it may run.
public final class Processes {
    // USER_HZ, which is 100 on every Linux that PostgreSQL and Netty's epoll run on.
    private static final double TICKS_PER_SECOND = 100;

    private Processes() {}

    // In a session of its own, as PostgreSQL is, and as in a container: Linux shares a core out between sessions first.
    static List<String> pinned(String cores, List<String> command) {
        var whole = new ArrayList<>(List.of("setsid", "taskset", "-c", cores));
        whole.addAll(command);
        return whole;
    }

    /// Its threads too, and all that it will start.
    static void pin(long pid, String cores) throws IOException {
        var all = new ArrayList<Long>(List.of(pid));
        ProcessHandle.of(pid).ifPresent(process -> process.descendants().forEach(child -> all.add(child.pid())));
        for (var each : all) {
            Tool.run(10, List.of("taskset", "-a", "-c", "-p", cores, String.valueOf(each)));
        }
    }

    public static double cpuSeconds(long pid) {
        return ticks(pid, 2) / TICKS_PER_SECOND;
    }

    /// With its children, those that have ended too.
    static double treeCpuSeconds(long pid) {
        var ticks = ticks(pid, 4);
        var children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList();
        for (var child : children) {
            try {
                ticks += ticks(child.pid(), 2);
            } catch (UncheckedIOException _) {
                // It has ended between two looks; the next look at its parent counts it.
            }
        }
        return ticks / TICKS_PER_SECOND;
    }

    // utime, stime, and of ended children cutime, cstime
    private static long ticks(long pid, int fields) {
        var stat = read(pid, "stat");
        return Arrays.stream(stat.substring(stat.lastIndexOf(')') + 2).split(" "))
                .skip(11)
                .limit(fields)
                .mapToLong(Long::parseLong)
                .sum();
    }

    /// Resident memory, of what is shared with other processes only this one's share (proc(5), `smaps_rollup`).
    public static long pssKilobytes(long pid) {
        return read(pid, "smaps_rollup")
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " is gone", e);
        }
    }
}
