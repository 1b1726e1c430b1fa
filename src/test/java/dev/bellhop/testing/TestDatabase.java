package dev.bellhop.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// A real PostgreSQL that is thrown away with the test's process.
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private static EmbeddedPostgres postgres;

    static synchronized EmbeddedPostgres postgres() {
        if (postgres == null) {
            try {
                postgres = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return postgres;
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
