package dev.bellhop.common;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;
import org.postgresql.jdbc.PgConnection;

/// Plain queries for what thousands ask at the same moment: one round trip each, without a session or a transaction.
/// Everything rarer is better off with entities.
@Singleton
public class Sql {
    /// Reads one row.
    @FunctionalInterface
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private final AgroalDataSource database;

    Sql(AgroalDataSource database) {
        this.database = database;
    }

    /// @param values the query's parameters, as for [#bind]
    /// @throws PersistenceException where the database does not answer
    public <T> List<T> list(String query, Mapper<T> mapper, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                var list = new ArrayList<T>();
                while (rows.next()) {
                    list.add(mapper.map(rows));
                }
                return list;
            }
        } catch (SQLException e) {
            throw new PersistenceException("a query failed, SQLSTATE=" + e.getSQLState(), e);
        }
    }

    /// Sets all of a statement's parameters, in their order.
    ///
    /// @param values arrays of ids, texts and numbers are for `unnest` and `any`
    public static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int n = 0; n < values.length; n++) {
            switch (values[n]) {
                case UUID[] ids -> statement.setArray(n + 1, array(statement, ids));
                case String[] texts -> statement.setArray(n + 1, array(statement, "text", texts));
                case Long[] numbers -> statement.setArray(n + 1, array(statement, "int8", numbers));
                case Integer[] numbers -> statement.setArray(n + 1, array(statement, "int4", numbers));
                case null, default -> statement.setObject(n + 1, values[n]);
            }
        }
    }

    // As PostgreSQL's array_recv reads it: dimensions, nulls or none, the type, the length, the first index. The driver
    // would write ids out as text, for the server to read again.
    private static Array array(PreparedStatement statement, UUID[] ids) throws SQLException {
        var missing = Arrays.asList(ids).contains(null) ? 1 : 0;
        var bytes = ByteBuffer.allocate(5 * Integer.BYTES + ids.length * (Integer.BYTES + 2 * Long.BYTES));
        bytes.putInt(1).putInt(missing).putInt(Oid.UUID).putInt(ids.length).putInt(1);
        for (var id : ids) {
            if (id == null) {
                bytes.putInt(-1);
            } else {
                bytes.putInt(2 * Long.BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits());
            }
        }
        var connection = statement.getConnection().unwrap(PgConnection.class);
        return new PgArray(connection, Oid.UUID_ARRAY, Arrays.copyOf(bytes.array(), bytes.position()));
    }

    private static Array array(PreparedStatement statement, String type, Object[] values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values);
    }
}
