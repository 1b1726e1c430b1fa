package dev.bellhop.database;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;
import org.postgresql.jdbc.PgConnection;

/// Plain JDBC queries for the frequent reads: one round trip each, without a Hibernate session or a transaction. Use
/// entities for everything else.
@Singleton
public class Sql {
    /// Reads one row.
    @FunctionalInterface
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /// Size of the array header in integers, and the length that marks a null element.
    private static final int HEADER = 5;

    private static final int NULL = -1;

    private final AgroalDataSource database;

    Sql(AgroalDataSource database) {
        this.database = database;
    }

    /// @param values the query's parameters, as for [#bind]
    /// @throws PersistenceException if the database does not answer
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

    /// Inserts, updates or deletes.
    ///
    /// @return how many rows
    /// @throws PersistenceException if the database does not answer
    public int update(String query, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException("a change failed, SQLSTATE=" + e.getSQLState(), e);
        }
    }

    /// Sets all of a statement's parameters, in their order.
    ///
    /// @param values arrays of ids, texts and numbers are for `unnest` and `any`
    public static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int n = 0; n < values.length; n++) {
            switch (values[n]) {
                case UUID[] ids -> statement.setArray(n + 1, array(statement, ids));
                case String[] texts -> statement.setArray(n + 1, array(statement, texts));
                case Long[] numbers -> statement.setArray(n + 1, array(statement, "int8", numbers));
                case Integer[] numbers -> statement.setArray(n + 1, array(statement, "int4", numbers));
                case null, default -> statement.setObject(n + 1, values[n]);
            }
        }
    }

    // The driver would send ids as text, which the server parses again.
    private static Array array(PreparedStatement statement, UUID[] ids) throws SQLException {
        var present = ids.length - Collections.frequency(Arrays.asList(ids), null);
        var bytes = new byte[(HEADER + ids.length) * Integer.BYTES + present * 2 * Long.BYTES];
        var buffer = begin(bytes, Oid.UUID, ids);
        for (var id : ids) {
            if (id == null) {
                buffer.putInt(NULL);
            } else {
                buffer.putInt(2 * Long.BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits());
            }
        }
        return array(statement, Oid.UUID_ARRAY, bytes);
    }

    // The driver would copy each string four times.
    private static Array array(PreparedStatement statement, String[] texts) throws SQLException {
        var encoded = new byte[texts.length][];
        var length = 0;
        for (int n = 0; n < texts.length; n++) {
            encoded[n] = texts[n] == null ? null : texts[n].getBytes(UTF_8);
            length += texts[n] == null ? 0 : encoded[n].length;
        }
        var bytes = new byte[(HEADER + texts.length) * Integer.BYTES + length];
        var buffer = begin(bytes, Oid.TEXT, texts);
        for (var text : encoded) {
            if (text == null) {
                buffer.putInt(NULL);
            } else {
                buffer.putInt(text.length).put(text);
            }
        }
        return array(statement, Oid.TEXT_ARRAY, bytes);
    }

    // The format of PostgreSQL's array_recv: dimensions, null flag, element type, length, first index; then each
    // element with its length before it.
    private static ByteBuffer begin(byte[] bytes, int type, Object[] values) {
        return ByteBuffer.wrap(bytes)
                .putInt(1)
                .putInt(Arrays.asList(values).contains(null) ? 1 : 0)
                .putInt(type)
                .putInt(values.length)
                .putInt(1);
    }

    private static Array array(PreparedStatement statement, int type, byte[] bytes) throws SQLException {
        return new PgArray(statement.getConnection().unwrap(PgConnection.class), type, bytes);
    }

    private static Array array(PreparedStatement statement, String type, Object[] values) throws SQLException {
        return statement.getConnection().createArrayOf(type, values);
    }
}
