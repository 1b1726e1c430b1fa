package dev.bellhop.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Databases for services that are not to bring their own: on the server that `-Dbellhop.test.database=jdbc:…` names,
/// with `user` and `password` in it, or for an executable, which brings none, on the tests' own.
public final class GivenDatabase {
    private static final String SERVER = System.getProperty("bellhop.test.database");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private GivenDatabase() {}

    public static boolean isUsed() {
        return SERVER != null || System.getProperty("bellhop.executable") != null;
    }

    /// An empty one, which goes with the tests' process.
    ///
    /// @return what a service is told of it
    public static Map<String, String> create() {
        var name = "bellhop_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        execute("create database " + name);
        if (SERVER != null) {
            var drop = "drop database if exists " + name + " with (force)";
            Runtime.getRuntime().addShutdownHook(new Thread(() -> execute(drop)));
        }
        return Map.of("QUARKUS_DATASOURCE_JDBC_URL", server().replaceFirst("(//[^/]+/)[^?]*", "$1" + name));
    }

    private static void execute(String statement) {
        try (var connection = DriverManager.getConnection(server());
                var one = connection.createStatement()) {
            one.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    private static String server() {
        return SERVER == null ? TestDatabase.postgres().getJdbcUrl("postgres", "postgres") : SERVER;
    }
}
