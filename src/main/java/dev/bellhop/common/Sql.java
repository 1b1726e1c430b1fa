package dev.bellhop.common;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

    /// @param values the query's parameters, in their order
    /// @throws PersistenceException where the database does not answer
    public <T> List<T> list(String query, Mapper<T> mapper, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            for (int n = 0; n < values.length; n++) {
                statement.setObject(n + 1, values[n]);
            }
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
}
