package dev.bellhop.bench.lab;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One database of the bench's PostgreSQL.
public record Database(int port, String name) {
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /// For programs that know nothing of JDBC.
    public String uri() {
        return "postgres://postgres@127.0.0.1:" + port + "/" + name;
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

    void execute(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// No contestant pays for what was written before it.
    void settle() throws SQLException {
        execute("vacuum analyze", "checkpoint");
    }
}
