package dev.bellhop.launch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The accounts of the demo shop's company. Everybody knows the password of its owner, so none of what was made to sign
/// in there may outlive the demo.
final class DemoAccounts {
    private static final String COMPANY = " (select workspace from site where key = 'demo-shop')";
    private static final String SEEDED = "email like '%@demo.example' and left_at is null and workspace in" + COMPANY;

    // What is asked last says whether there was anything to end.
    private static final List<String> END = List.of(
            "update agent_session set ended_at = now() where ended_at is null and workspace in" + COMPANY,
            "update api_key set revoked_at = now() where revoked_at is null and workspace in" + COMPANY,
            "delete from invitation where workspace in" + COMPANY,
            "delete from identity_provider where workspace in" + COMPANY,
            "update agent set left_at = now(), email = null, password_hash = null, proved_at = null where"
                    + " left_at is null and (email is null or email not like '%@demo.example') and workspace in"
                    + COMPANY,
            "update agent set password_hash = null where password_hash is not null and " + SEEDED);

    private DemoAccounts() {}

    /// Nobody can sign in to the company any more, nor follow a link into it.
    ///
    /// @return whether somebody could
    static boolean end(Connection connection) throws SQLException {
        var changed = 0;
        try (var statement = connection.createStatement()) {
            for (var sql : END) {
                changed = statement.executeUpdate(sql);
            }
        }
        return changed > 0;
    }

    /// Whether a start without the demo has ended them.
    static boolean areEnded(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select exists (select from agent where password_hash is null and " + SEEDED + ")")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /// Only those that the demo had put in come back.
    static void begin(Connection connection, String hash) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update agent set password_hash = ? where password_hash is null and " + SEEDED)) {
            statement.setString(1, hash);
            statement.executeUpdate();
        }
    }
}
