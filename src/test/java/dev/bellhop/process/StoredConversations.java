package dev.bellhop.process;

import dev.bellhop.process.SentPosts.Post;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the database holds of some visitors' conversations, at one moment.
final class StoredConversations {
    record Entry(UUID conversation, long seq, String kind, String authorKind, UUID author, String ref, String body) {
        boolean isOf(Post post) {
            return post.equals(asPost());
        }

        Post asPost() {
            return new Post(author, conversation, ref, kind, body);
        }
    }

    record Head(
            UUID conversation,
            UUID visitor,
            long seq,
            long visitorRead,
            long agentRead,
            int unreadByVisitor,
            int unreadByAgents) {}

    record Key(UUID conversation, UUID author, String ref) {}

    private static final String HEADS = """
            select id, visitor, head, visitor_read, agent_read, unread_by_visitor, unread_by_agents
            from conversation where visitor = any(?)
            """;
    private static final String ENTRIES = """
            select conversation, seq, m.kind, author_kind, author, ref, body
            from message m join conversation c on c.id = conversation
            where visitor = any(?) order by conversation, seq
            """;
    private final Map<UUID, Head> heads = new HashMap<>();
    private final Map<UUID, List<Entry>> logs = new HashMap<>();

    private StoredConversations() {}

    static StoredConversations read(Postgres database, Collection<UUID> visitors) {
        try (var connection = database.connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            var store = new StoredConversations();
            store.readHeads(connection, visitors);
            store.readEntries(connection, visitors);
            return store;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void readHeads(Connection connection, Collection<UUID> visitors) throws SQLException {
        try (var statement = connection.prepareStatement(HEADS)) {
            statement.setArray(1, connection.createArrayOf("uuid", visitors.toArray()));
            var rows = statement.executeQuery();
            while (rows.next()) {
                var id = rows.getObject(1, UUID.class);
                var visitor = rows.getObject(2, UUID.class);
                heads.put(
                        id,
                        new Head(
                                id,
                                visitor,
                                rows.getLong(3),
                                rows.getLong(4),
                                rows.getLong(5),
                                rows.getInt(6),
                                rows.getInt(7)));
            }
        }
    }

    private void readEntries(Connection connection, Collection<UUID> visitors) throws SQLException {
        try (var statement = connection.prepareStatement(ENTRIES)) {
            statement.setArray(1, connection.createArrayOf("uuid", visitors.toArray()));
            var rows = statement.executeQuery();
            while (rows.next()) {
                var id = rows.getObject(1, UUID.class);
                var author = rows.getObject(5, UUID.class);
                logs.computeIfAbsent(id, _ -> new ArrayList<>())
                        .add(new Entry(
                                id,
                                rows.getLong(2),
                                rows.getString(3),
                                rows.getString(4),
                                author,
                                rows.getString(6),
                                rows.getString(7)));
            }
        }
    }

    Collection<Head> heads() {
        return heads.values();
    }

    long head(UUID conversation) {
        return heads.get(conversation).seq;
    }

    /// @return null where there is none
    Entry entry(UUID conversation, long seq) {
        var log = logs.getOrDefault(conversation, List.of());
        return seq < 1 || seq > log.size() ? null : log.get((int) seq - 1);
    }

    Map<Key, List<Entry>> refs() {
        return logs.values().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.ref != null)
                .collect(Collectors.groupingBy(entry -> new Key(entry.conversation, entry.author, entry.ref)));
    }

    /// Each log counts 1, 2, 3 … up to its head, and the counters say what is in it.
    void check() {
        heads.values().forEach(head -> {
            var log = logs.getOrDefault(head.conversation, List.of());
            for (int i = 0; i < log.size(); i++) {
                expect(log.get(i).seq == i + 1, "a gap before or a second one of " + log.get(i));
            }
            expect(head.seq == log.size(), "of %d entries: %s".formatted(log.size(), head));
            expect(
                    head.unreadByVisitor == count(log, head.visitorRead, StoredConversations::isAgentsText),
                    "unread, " + head);
            expect(
                    head.unreadByAgents == count(log, head.agentRead, entry -> entry.authorKind.equals("visitor")),
                    "unread, " + head);
        });
    }

    private static boolean isAgentsText(Entry entry) {
        return entry.authorKind.equals("agent") && entry.kind.equals("text");
    }

    private static long count(List<Entry> log, long after, Predicate<Entry> which) {
        return log.stream().filter(entry -> entry.seq > after).filter(which).count();
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("the store holds " + otherwise);
        }
    }
}
