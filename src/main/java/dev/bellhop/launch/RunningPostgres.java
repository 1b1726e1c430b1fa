package dev.bellhop.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A PostgreSQL server that already runs on a data folder.
record RunningPostgres(ProcessHandle process, int port) {

    /// As `postmaster.pid` says: its first line is the process, its fourth the port (PostgreSQL, Database File Layout).
    static Optional<RunningPostgres> in(Path data) {
        var file = data.resolve("postmaster.pid");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            var lines = Files.readAllLines(file);
            return lines.size() < 4 ? Optional.empty() : read(lines);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<RunningPostgres> read(List<String> lines) {
        var pid = Long.parseLong(lines.getFirst().strip());
        var port = Integer.parseInt(lines.get(3).strip());
        return ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .map(process -> new RunningPostgres(process, port));
    }

    /// The program beside it that starts and stops it.
    Optional<Path> control() {
        return process.info().command().map(command -> Path.of(command).resolveSibling("pg_ctl"));
    }

    void stop() {
        process.destroy();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException _) {
            Thread.currentThread().interrupt();
        }
    }
}
