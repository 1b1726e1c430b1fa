package dev.bellhop.conversation.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Batches whose connection was lost before the server said what became of them. Their senders have been told to try
/// again; but if one was committed after all, the subscribers must hear of it (G5).
final class UncertainCommits {
    /// Ends what may still be at work on a lost batch, as a server does that hung and goes on, so that what is read
    /// afterwards is final. Waits for the end.
    private static final String END = "select end_processes(?::int[])";

    private final Set<Integer> backends = new HashSet<>();
    private final Set<UUID> conversations = new HashSet<>();

    boolean isEmpty() {
        return conversations.isEmpty();
    }

    void add(int backend, List<Draft> drafts) {
        if (backend != 0) {
            backends.add(backend);
            drafts.forEach(draft -> conversations.add(draft.conversation()));
        }
    }

    /// @return the conversations that may have grown; from now on what they hold is certain
    Set<UUID> settle(Connection connection) throws SQLException {
        if (!end(connection).allMatch(ended -> ended)) {
            throw new SQLException("the process of a lost batch has not ended yet", "55000");
        }
        backends.clear();
        return Set.copyOf(conversations);
    }

    void forget() {
        conversations.clear();
    }

    private Stream<Boolean> end(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(END)) {
            statement.setArray(1, connection.createArrayOf("int4", backends.toArray()));
            var ended = new ArrayList<Boolean>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    ended.add(rows.getBoolean(1));
                }
            }
            return ended.stream();
        }
    }
}
