package dev.bellhop.launch;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/// Starts an embedded PostgreSQL again when it has ended by itself: it does when it can write no more, and when it is
/// killed. Nobody else would.
final class PostgresSupervisor implements Runnable {
    private static final Logger LOG = Logger.getLogger(PostgresSupervisor.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private final Path data;
    private final Path control;
    private volatile boolean stopping;
    private Process starting;

    private PostgresSupervisor(Path data, Path control) {
        this.data = data;
        this.control = control;
    }

    /// @return call it before the server is to stop
    static Runnable watch(Path data) {
        var server = RunningPostgres.in(data).flatMap(RunningPostgres::control);
        if (server.isEmpty()) {
            return () -> {};
        }
        var supervisor = new PostgresSupervisor(data, server.get());
        Thread.ofPlatform().daemon().name("embedded-database").start(supervisor);
        return supervisor::stop;
    }

    private synchronized void stop() {
        stopping = true;
        if (starting != null) {
            starting.destroy();
            starting.onExit().join();
        }
    }

    @Override
    public void run() {
        var isNews = true;
        while (!stopping) {
            var running = RunningPostgres.in(data);
            if (running.isPresent()) {
                isNews = true;
                running.get().process().onExit().join();
            } else {
                if (isNews) {
                    LOG.error("The embedded PostgreSQL has ended, for want of space on its disk perhaps."
                            + " It is started again, every two seconds until it runs.");
                }
                isNews = false;
                restart();
            }
        }
    }

    // With the options of its last start (PostgreSQL, pg_ctl: postmaster.opts).
    private void restart() {
        try {
            var command = new ArrayList<>(asNobody());
            command.addAll(List.of(control.toString(), "-D", data.toString(), "-w", "-t", "60", "restart"));
            // Its number may be another process's by now, which would be told to end.
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            var process = start(command);
            if (process != null) {
                process.waitFor();
            }
        } catch (IOException e) {
            LOG.debugf("pg_ctl did not start: %s", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private synchronized Process start(List<String> command) throws IOException {
        if (stopping) {
            return null;
        }
        starting = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        return starting;
    }

    // PostgreSQL refuses to run as root.
    private static List<String> asNobody() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }
}
