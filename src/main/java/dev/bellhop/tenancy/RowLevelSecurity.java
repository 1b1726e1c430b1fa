package dev.bellhop.tenancy;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/// Sets the workspace on each connection that is taken from the pool. PostgreSQL's row-level security then hides the
/// rows of all others, even from a statement that forgets to filter.
@Singleton
class RowLevelSecurity implements AgroalPoolInterceptor {
    private static final String ALL = "*";

    // The workspace set on each connection outside a transaction, which holds until it is set again. A new connection
    // begins with all (see `new-connection-sql`).
    private final Map<Connection, String> told = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public void onConnectionAcquire(Connection connection) {
        var wanted = TenantScope.current().map(Object::toString).orElse(ALL);
        try {
            // The pool wraps a connection anew each time it hands it out.
            var own = connection.unwrap(Connection.class);
            if (!wanted.equals(told.getOrDefault(own, ALL)) && tell(own, wanted)) {
                told.put(own, wanted);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a connection could not be narrowed down, SQLSTATE=" + e.getSQLState(), e);
        }
    }

    /// @return whether the setting outlives the transaction; one made in a transaction ends with it
    private static boolean tell(Connection connection, String wanted) throws SQLException {
        var inTransaction = !connection.getAutoCommit();
        try (var statement = connection.prepareStatement("select set_config('bellhop.workspace', ?, ?)")) {
            statement.setString(1, wanted);
            statement.setBoolean(2, inTransaction);
            statement.execute();
        }
        return !inTransaction;
    }
}
