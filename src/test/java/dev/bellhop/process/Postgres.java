package dev.bellhop.process;

import dev.bellhop.testing.DatabaseTemplate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A PostgreSQL of a test's own that can hang, die and come back, on one data folder and one port.
final class Postgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private final Path data;
    private final Path log;
    private final String server;
    private final int port;
    private Process process;

    private Postgres(Path data, Path log, String server, int port) {
        this.data = data;
        this.log = log;
        this.server = server;
        this.port = port;
    }

    static Postgres start(Path folder) {
        var postgres = unpack(folder);
        postgres.start();
        return postgres;
    }

    private static Postgres unpack(Path folder) {
        var data = folder.resolve("postgres");
        DatabaseTemplate.copyTo(data);
        try (var first = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start()) {
            return new Postgres(data, folder.resolve("postgres.log"), command(data), first.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The library knows where it unpacked the server but does not tell; the server's own process does.
    private static String command(Path data) throws IOException {
        var pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow();
    }

    void start() {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to be root; in a user namespace of its own it is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(server, "-D", data.toString(), "-p", "" + port, "-k", ""));
        command.addAll(List.of("-c", "listen_addresses=localhost", "-c", "synchronous_commit=on"));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new AssertionError("PostgreSQL did not start, see " + log);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean answers() {
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException _) {
            return false;
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "");
    }

    private String url() {
        return url(port);
    }

    private static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    int port() {
        return port;
    }

    Map<String, String> settings() {
        return settings(url());
    }

    /// The same for a service that reaches it on another port, and whose statements go there as text.
    static Map<String, String> settings(int through) {
        return settings(url(through) + "?prepareThreshold=0");
    }

    private static Map<String, String> settings(String url) {
        return Map.of("QUARKUS_DATASOURCE_JDBC_URL", url, "QUARKUS_DATASOURCE_USERNAME", "postgres");
    }

    /// It keeps its connections and says nothing.
    void freeze() {
        signal("STOP", process.toHandle());
        family().forEach(each -> signal("STOP", each));
    }

    void thaw() {
        family().forEach(each -> signal("CONT", each));
    }

    /// As a power cut would.
    void kill() {
        var family = family();
        family.forEach(each -> signal("KILL", each));
        awaitEnd(family);
    }

    /// In good order, without waiting for those who are connected.
    void stop() {
        var family = family();
        signal("INT", process.toHandle());
        awaitEnd(family);
    }

    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    private static void signal(String name, ProcessHandle whom) {
        try {
            new ProcessBuilder("kill", "-" + name, "" + whom.pid()).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    // The next server waits for the shared memory of this one, so that its last child must have gone.
    private static void awaitEnd(List<ProcessHandle> family) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (family.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("PostgreSQL did not end");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
