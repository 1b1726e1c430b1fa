package dev.bellhop.tenancy;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/// Tells PostgreSQL, with each connection that is taken from the pool, whose rows may be seen through it: its row-level
/// security keeps back all others', whatever a statement forgets to ask for.
@Singleton
class RowLevelSecurity implements AgroalPoolInterceptor {
    private static final String ALL = "*";

    // What connections were told outside of a transaction, which stands until they are told otherwise; a new one begins
    // with all (see `new-connection-sql`).
    private final Map<Connection, String> told = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public void onConnectionAcquire(Connection connection) {
        var wanted = TenantScope.current().map(Object::toString).orElse(ALL);
        try {
            // What the pool hands out is wrapped anew each time.
            var own = connection.unwrap(Connection.class);
            if (!wanted.equals(told.getOrDefault(own, ALL)) && tell(own, wanted)) {
                told.put(own, wanted);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a connection could not be narrowed down, SQLSTATE=" + e.getSQLState(), e);
        }
    }

    /// @return whether it stands until it is told otherwise; a transaction's own word ends with it, however it ends
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
