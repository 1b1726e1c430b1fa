package dev.bellhop.bench.lab;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// A real PostgreSQL with an empty data folder, on the servers' cores, that keeps what it has committed whatever
/// happens: a bench of durable writes against one that does not sync would be a lie, so that is looked up.
public final class Database implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final long postmaster;

    private Database(EmbeddedPostgres postgres, long postmaster) {
        this.postgres = postgres;
        this.postmaster = postmaster;
    }

    public static Database start(Path data, int port, String cores) throws IOException, SQLException {
        var builder = EmbeddedPostgres.builder();
        InstalledPostgres.newest().ifPresent(builder::setPgBinaryResolver);
        var postgres = builder.setDataDirectory(data)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C.UTF-8")
                // The library's command line switches fsync off (-F); what comes later on it wins.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                // Only over TCP: a distribution's folder for the socket belongs to somebody else.
                .setServerConfig("unix_socket_directories", "")
                // What is written stays in memory until the next checkpoint, as where it has a quarter of the memory.
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("min_wal_size", "2GB")
                .start();
        var database = new Database(postgres, postmaster(data));
        database.age();
        for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            if (!database.text("show " + setting).equals("on")) {
                throw new IllegalStateException("PostgreSQL runs with " + setting + " off");
            }
        }
        Processes.pin(database.postmaster, cores);
        return database;
    }

    // A database that has run for a while writes its log over files that are there already. A new one makes each of them
    // when it is needed, 16 MB of zeros at a time, and whoever commits waits for that.
    private void age() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("select count(pg_logical_emit_message(false, 'bench', repeat('x', 1000000)))"
                    + " from generate_series(1, 1500)");
            statement.execute("checkpoint");
        }
    }

    /// The program it runs where one is installed; otherwise the library's own.
    public static Optional<Path> program() throws IOException {
        return InstalledPostgres.newest().map(installed -> installed.binaries().resolve("postgres"));
    }

    private static long postmaster(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    }

    /// Of all its processes.
    public double cpuSeconds() {
        return Processes.treeCpuSeconds(postmaster);
    }

    public int port() {
        return postgres.getPort();
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "");
    }

    public long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    public String text(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// So that no contestant pays for the writing of the one before.
    public void checkpoint() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
