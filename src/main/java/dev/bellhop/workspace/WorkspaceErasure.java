package dev.bellhop.workspace;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Deletes every row of a workspace in every table. PostgreSQL's catalogue lists the tables and their foreign keys,
/// which give the order. Deletes in small batches with a commit each, so that others are not held up and an
/// interruption loses nothing.
@Singleton
class WorkspaceErasure {
    private static final int BATCH = 1_000;
    private static final int CONVERSATIONS = 50;
    private static final String CONVERSATION = "conversation";

    /// Tables with a workspace column, except those emptied by `on delete cascade`.
    private static final String TABLES = """
            select c.relname, exists (select from pg_attribute a
                where a.attrelid = c.oid and a.attname = 'conversation' and not a.attisdropped),
                exists (select from pg_attribute a
                where a.attrelid = c.oid and a.attname = 'conversation' and not a.attisdropped and a.attnotnull)
            from pg_class c
            join pg_attribute w on w.attrelid = c.oid and w.attname = 'workspace' and not w.attisdropped
            where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'audit'
            and not exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'
                and f.confdeltype = 'c' and f.confrelid <> 'workspace'::regclass)
            order by c.relname
            """;

    private static final String REFERENCES = """
            select f.conrelid::regclass::text, f.confrelid::regclass::text from pg_constraint f
            where f.contype = 'f' and f.conrelid <> f.confrelid and f.connamespace = current_schema()::regnamespace
            """;

    /// @param ofConversation whether rows of it belong to conversations
    /// @param onlyOfConversation whether all of them do
    private record Table(String name, boolean ofConversation, boolean onlyOfConversation) {}

    private record Reference(String from, String to) {}

    private final AgroalDataSource database;

    WorkspaceErasure(AgroalDataSource database) {
        this.database = database;
    }

    /// @return false if another replica is erasing it
    boolean of(UUID workspace) throws SQLException {
        try (var connection = database.getConnection()) {
            if (!isTrue(connection, "select pg_try_advisory_lock(hashtext('bellhop.erasure'))")) {
                return false;
            }
            try {
                erase(connection, workspace);
                return true;
            } finally {
                isTrue(connection, "select pg_advisory_unlock(hashtext('bellhop.erasure'))");
            }
        }
    }

    private void erase(Connection connection, UUID workspace) throws SQLException {
        var tables = inOrder(connection);
        // First, since what belongs to them may refer to other tables too.
        eraseConversations(connection, workspace, tables);
        for (var table : tables) {
            if (!table.onlyOfConversation() && !table.name().equals(CONVERSATION)) {
                eraseAll(connection, batch(table.name(), "workspace = ?"), workspace);
            }
        }
        eraseAll(connection, "select forget_audit(?, " + BATCH + ")", workspace);
    }

    // Messages have no index by workspace, which would slow every insert: they are deleted by conversation.
    private static void eraseConversations(Connection connection, UUID workspace, List<Table> tables)
            throws SQLException {
        var some = "select id from conversation where workspace = ? order by id limit " + CONVERSATIONS;
        do {
            for (var table : tables) {
                if (table.ofConversation()) {
                    eraseAll(connection, batch(table.name(), "conversation in (" + some + ")"), workspace);
                }
            }
        } while (run(connection, "delete from conversation where id in (" + some + ")", workspace) > 0);
    }

    private static String batch(String table, String which) {
        return "delete from \"%s\" where ctid = any(array(select ctid from \"%s\" where %s limit %d))"
                .formatted(table, table, which, BATCH);
    }

    private static void eraseAll(Connection connection, String batch, UUID workspace) throws SQLException {
        int gone;
        do {
            gone = run(connection, batch, workspace);
        } while (gone > 0);
    }

    private static int run(Connection connection, String sql, UUID workspace) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, workspace);
            if (!statement.execute()) {
                return statement.getUpdateCount();
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /// Orders tables so that references are deleted before what they refer to.
    private static List<Table> inOrder(Connection connection) throws SQLException {
        var waiting = new ArrayList<Table>();
        var references = new ArrayList<Reference>();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    waiting.add(new Table(rows.getString(1), rows.getBoolean(2), rows.getBoolean(3)));
                }
            }
            try (var rows = statement.executeQuery(REFERENCES)) {
                while (rows.next()) {
                    references.add(new Reference(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return inOrder(waiting, references);
    }

    private static List<Table> inOrder(List<Table> waiting, List<Reference> references) {
        var order = new ArrayList<Table>();
        while (!waiting.isEmpty()) {
            var next = waiting.stream()
                    .filter(table -> waiting.stream()
                            .noneMatch(other -> references.contains(new Reference(other.name(), table.name()))))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables point at each other: " + waiting));
            waiting.remove(next);
            order.add(next);
        }
        return order;
    }
}
