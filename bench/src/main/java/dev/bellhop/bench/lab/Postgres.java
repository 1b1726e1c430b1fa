package dev.bellhop.bench.lab;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// A real PostgreSQL on the servers' cores. It syncs every commit to disk, and the bench refuses to run where it does not.
public final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Database maintenance;
    private final long postmaster;

    private Postgres(EmbeddedPostgres postgres, long postmaster) {
        this.postgres = postgres;
        this.postmaster = postmaster;
        this.maintenance = database("postgres");
    }

    static Postgres start(Path data, int port, String cores) throws IOException, SQLException {
        var builder = EmbeddedPostgres.builder();
        InstalledPostgres.newest().ifPresent(builder::setPgBinaryResolver);
        var embedded = builder.setDataDirectory(data)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C.UTF-8")
                // The library's command line switches fsync off (-F); the last setting wins.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                // TCP only: a distribution's socket folder belongs to another user.
                .setServerConfig("unix_socket_directories", "")
                // As a database with memory of its own: it writes data out at checkpoints, not all the time.
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("min_wal_size", "2GB")
                .start();
        var postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        var postgres = new Postgres(embedded, postmaster);
        postgres.prepare();
        Processes.pin(postmaster, cores);
        return postgres;
    }

    private void prepare() throws SQLException {
        for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            if (!maintenance.text("show " + setting).equals("on")) {
                throw new IllegalStateException("PostgreSQL runs with " + setting + " off");
            }
        }
        // Creates the log's files now. A new database makes each of them, 16 MB of zeros, while a commit waits for it.
        maintenance.execute(
                "select count(pg_logical_emit_message(false, 'bench', repeat('x', 1000000))) from generate_series(1, 1500)",
                "checkpoint");
    }

    /// The program it runs where one is installed; otherwise the library's own.
    public static Optional<Path> program() throws IOException {
        return InstalledPostgres.newest().map(installed -> installed.binaries().resolve("postgres"));
    }

    private Database database(String name) {
        return new Database(postgres.getPort(), name);
    }

    /// A new database in place of one of that name.
    ///
    /// @param template what it is a copy of
    Database create(String name, String template) throws SQLException {
        maintenance.execute(
                "drop database if exists " + name + " with (force)", "create database " + name + " template " + template);
        return database(name);
    }

    /// Of all its processes.
    public double cpuSeconds() {
        return Processes.treeCpuSeconds(postmaster);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
