package dev.bellhop.bench.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process of ours that listens on a port of loopback.
public final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private final Process process;
    private final int port;
    private final boolean java;
    private final long started = System.nanoTime();
    private double secondsToReady;

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

    /// Waits until the port is open.
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

    void ready() {
        secondsToReady = (System.nanoTime() - started) / 1e9;
    }

    public double secondsToReady() {
        return secondsToReady;
    }

    public double cpuSeconds() {
        return Processes.cpuSeconds(pid());
    }

    /// The process's share of the machine's memory after its garbage was collected, counted alike for a JVM and Node.
    public long memoryKilobytes() throws IOException {
        collect();
        return Processes.pssKilobytes(pid());
    }

    // A JVM collects when jcmd says so, the Node peers on a signal. Twice, as the second round returns what the first one
    // freed through cleaners and weak references.
    private void collect() throws IOException {
        for (int n = 0; n < 2; n++) {
            if (java) {
                Tool.run(60, List.of(Lab.tool("jcmd"), String.valueOf(pid()), "GC.run"));
            } else {
                Tool.run(10, List.of("kill", "-USR2", String.valueOf(pid())));
            }
            pause(500);
        }
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
