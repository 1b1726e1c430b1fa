package dev.bellhop.testing;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Looks for a text in every column of every table there is, whatever its type and whoever added it.
public final class DatabaseSearch {
    /// That someone was erased, and who: an id that leads nowhere.
    private static final Set<String> PROOF = Set.of("erasure.visitor", "audit.thing");

    private record Column(String table, String name) {
        @Override
        public String toString() {
            return table + "." + name;
        }
    }

    private final AgroalDataSource database;

    public DatabaseSearch(AgroalDataSource database) {
        this.database = database;
    }

    /// @return the columns that hold it, but for those that prove the erasure
    public List<String> of(String text) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection()) {
            for (var column : columns(connection)) {
                if (!PROOF.contains(column.toString()) && isIn(connection, column, text)) {
                    found.add(column.toString());
                }
            }
        }
        return found;
    }

    private static List<Column> columns(Connection connection) throws SQLException {
        var all = new ArrayList<Column>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select c.table_name, c.column_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                        """)) {
            while (rows.next()) {
                all.add(new Column(rows.getString(1), rows.getString(2)));
            }
        }
        return all;
    }

    private static boolean isIn(Connection connection, Column column, String text) throws SQLException {
        var sql = "select exists (select 1 from \"%s\" where strpos(lower(\"%s\"::text), lower(?)) > 0)"
                .formatted(column.table(), column.name());
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }
}
