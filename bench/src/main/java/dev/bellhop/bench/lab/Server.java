package dev.bellhop.bench.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A process that listens on a port of loopback. It is ours, and only it is ever ended.
public final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    // A generation's line in the JVM's heap_info; metaspace grows with code and not with sockets.
    private static final Pattern USED = Pattern.compile("(?m)^(?! *(?:Metaspace|class space)).*total .*used (\\d+)K");
    private final Process process;
    private final int port;
    private final boolean java;

    private Server(Process process, int port, boolean java) {
        this.process = process;
        this.port = port;
        this.java = java;
    }

    static Server start(String cores, List<String> command, Map<String, String> environment, int port, Path log)
            throws IOException {
        var builder = new ProcessBuilder(Processes.pinned(cores, command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var java = command.getFirst().endsWith("java");
        return new Server(process, port, java);
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return port;
    }

    /// Waits until someone listens.
    Server listening() throws IOException {
        var latest = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < latest && process.isAlive()) {
            try (var probe = new Socket()) {
                probe.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                return this;
            } catch (IOException _) {
                pause(20);
            }
        }
        throw new IOException("nobody listens on port " + port + (process.isAlive() ? "" : ", the process has ended"));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public double cpuSeconds() {
        return Processes.cpuSeconds(pid());
    }

    public Memory memory() throws IOException {
        collect();
        return new Memory(Processes.kilobytes(pid(), "VmRSS"), java ? heapKilobytes() : 0);
    }

    private long heapKilobytes() throws IOException {
        return USED.matcher(jcmd("GC.heap_info"))
                .results()
                .mapToLong(use -> Long.parseLong(use.group(1)))
                .sum();
    }

    // A JVM collects when told by jcmd; the Node peers listen for a signal. Twice: what was freed by the first round
    // (cleaners, weak references) is returned by the second.
    private void collect() throws IOException {
        for (int n = 0; n < 2; n++) {
            if (java) {
                jcmd("GC.run");
            } else {
                Tool.run(10, List.of("kill", "-USR2", String.valueOf(pid())));
            }
            pause(500);
        }
    }

    public String jcmd(String... words) throws IOException {
        var command = new java.util.ArrayList<>(List.of(Lab.tool("jcmd"), String.valueOf(pid())));
        command.addAll(List.of(words));
        return Tool.run(60, command);
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(25, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
        }
    }
}
