package dev.bellhop.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// A real PostgreSQL that is thrown away with the test's process.
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private static EmbeddedPostgres postgres;

    static synchronized EmbeddedPostgres postgres() {
        if (postgres == null) {
            try {
                postgres = start(Folders.temporary("test-database").resolve("data"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return postgres;
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        DatabaseTemplate.copyTo(data);
        var started = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("synchronous_commit", "on")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> throwAway(started, data.getParent())));
        return started;
    }

    private static void throwAway(EmbeddedPostgres database, Path folder) {
        try {
            database.close();
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Has rights that the service itself has not.
    public static Connection owner() throws SQLException {
        return postgres().getPostgresDatabase().getConnection();
    }

    public static void asOwner(String statement) throws SQLException {
        try (var connection = owner();
                var one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                postgres().getJdbcUrl("postgres", "postgres"),
                "quarkus.datasource.username",
                "postgres");
    }

    /// It lives until the process ends: the next test class uses it too.
    @Override
    public void stop() {}
}
