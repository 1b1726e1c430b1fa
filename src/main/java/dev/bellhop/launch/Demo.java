package dev.bellhop.launch;

import dev.bellhop.security.password.Passwords;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Fills an empty database with a demo shop, if enabled (`BELLHOP_DEMO=true`, on in dev).
@Singleton
class Demo {
    static final String SITE = "demo-shop";
    static final String EMAIL = "ana@demo.example";
    static final String PASSWORD = "welcome-to-bellhop";
    private static final String SCRIPT = "/demo/demo.sql";

    private final boolean wanted;
    private final int port;
    private final AgroalDataSource database;
    private final Passwords passwords;
    private volatile boolean open;

    Demo(
            @ConfigProperty(name = "bellhop.demo") boolean wanted,
            @ConfigProperty(name = "quarkus.http.port") int port,
            AgroalDataSource database,
            Passwords passwords) {
        this.wanted = wanted;
        this.port = port;
        this.database = database;
        this.passwords = passwords;
    }

    boolean isOn() {
        return wanted;
    }

    /// Whether its account is there: a database that was not empty has none.
    boolean isOpen() {
        return open;
    }

    void seed(@Observes @Priority(1) StartupEvent event) throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (wanted) {
                begin(connection);
            } else if (DemoAccounts.end(connection)) {
                Log.info("The demo is off: nobody can sign in to its company any more.");
            }
            connection.commit();
        }
    }

    private void begin(Connection connection) throws SQLException, IOException {
        if (isEmpty(connection)) {
            runScript(connection);
            Log.info("The database was empty: the demo shop has been put in.");
        }
        if (DemoAccounts.areEnded(connection)) {
            DemoAccounts.begin(connection, passwords.hash(PASSWORD));
        }
        welcomeOwnPages(connection);
        open = isThere(connection);
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select exists (select from agent where address = ? and password_hash is not null)")) {
            statement.setString(1, EMAIL);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select exists (select from workspace)")) {
            return rows.next() && !rows.getBoolean(1);
        }
    }

    private void runScript(Connection connection) throws SQLException, IOException {
        try (var script = Demo.class.getResourceAsStream(SCRIPT);
                var statement = connection.createStatement()) {
            var text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            statement.execute(text.replace("?{password}", "'" + passwords.hash(PASSWORD) + "'"));
        }
    }

    // The port may be another one than last time.
    private void welcomeOwnPages(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("update site set origins = ? where key = ?")) {
            var origins = new String[] {"http://localhost:" + port, "http://127.0.0.1:" + port};
            statement.setArray(1, connection.createArrayOf("text", origins));
            statement.setString(2, SITE);
            statement.executeUpdate();
        }
    }
}
