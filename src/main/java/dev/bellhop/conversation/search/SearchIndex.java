package dev.bellhop.conversation.search;

import dev.bellhop.conversation.model.History;
import dev.bellhop.database.Sql;
import dev.bellhop.protocol.MessageView;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// What can be found: the words of messages, notes and visitors. Its rows are made after the commit of what they are
/// about, and deleted in the transaction that erases it.
///
/// Whoever adds or deletes words of a conversation holds its row in `search_progress`, so that nothing is added that
/// was erased meanwhile. Locks are taken in the order conversation, progress.
@Singleton
public class SearchIndex {
    private static final int PAGE = 200;
    /// PostgreSQL counts no further.
    private static final int LAST_PLACE = 16_383;

    private static final String HOLD = """
            select id, workspace from conversation where id = any (?) order by id for key share
            """;
    private static final String BEGIN = """
            insert into search_progress (conversation, workspace) select * from unnest(?::uuid[], ?::uuid[])
            on conflict do nothing
            """;
    private static final String PROGRESS = """
            select p.workspace, p.conversation, p.indexed, c.visitor, c.head
            from search_progress p join conversation c on c.id = p.conversation
            where p.conversation = any (?) order by p.conversation for update of p
            """;
    private static final String ADD = """
            insert into message_words (workspace, conversation, seq, at, words)
            select m.workspace, m.conversation, m.seq, m.at, w.words::tsvector
            from unnest(?::uuid[], ?::bigint[], ?::text[]) as w (conversation, seq, words)
            join message m on m.conversation = w.conversation and m.seq = w.seq and (m.body is not null or m.files is not null)
            on conflict do nothing
            """;
    private static final String ADVANCE = """
            update search_progress p set indexed = w.seq from unnest(?::uuid[], ?::bigint[]) as w (conversation, seq)
            where p.conversation = w.conversation
            """;
    private static final String FORGET = """
            with gone as (delete from message_words where conversation = ? and seq > ? and seq <= ?)
            update search_progress set indexed = greatest(indexed, ?) where conversation = ?
            """;
    private static final String REMOVE = "delete from message_words where conversation = ? and seq = ?";
    private static final String NAMES = """
            select id, workspace, name, email, external_id from visitor
            where id = any (?) and not nobody and merged_into is null order by id for share
            """;
    private static final String PUT_VISITORS = """
            insert into visitor_words (visitor, workspace, words)
            select v, w, words::tsvector from unnest(?::uuid[], ?::uuid[], ?::text[]) as n (v, w, words)
            on conflict (visitor) do update set words = excluded.words
            """;
    private static final String FORGET_VISITOR = "delete from visitor_words where visitor = ?";

    /// @param head the newest entry; all up to it can be read
    private record Progress(UUID workspace, UUID conversation, long indexed, UUID visitor, long head) {}

    private record Name(UUID visitor, UUID workspace, String words) {}

    private final Sql sql;
    private final History history;

    SearchIndex(Sql sql, History history) {
        this.sql = sql;
        this.history = history;
    }

    /// Adds what these conversations' logs have gained, a page each.
    ///
    /// @return those that have more
    List<UUID> add(Collection<UUID> conversations) {
        var newcomers = new ArrayList<UUID>();
        var more = QuarkusTransaction.requiringNew().call(() -> add(conversations.toArray(UUID[]::new), newcomers));
        putVisitors(newcomers);
        return more;
    }

    private List<UUID> add(UUID[] conversations, List<UUID> newcomers) {
        var held = sql.list(HOLD, row -> List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), (Object)
                conversations);
        sql.update(BEGIN, column(held, 0), column(held, 1));
        var all = sql.list(
                PROGRESS,
                row -> new Progress(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getLong(3),
                        row.getObject(4, UUID.class),
                        row.getLong(5)),
                (Object) conversations);
        all.stream().filter(one -> one.indexed() == 0).map(Progress::visitor).forEach(newcomers::add);
        var batch = new Batch();
        var more = all.stream()
                .filter(one -> batch.take(one, page(one)))
                .map(Progress::conversation)
                .toList();
        sql.update(ADD, batch.conversations(), batch.seqs(), batch.words());
        sql.update(ADVANCE, batch.advanced(), batch.indexed());
        return more;
    }

    // Read after the row of the progress is locked, so that it is as it was after the last erasure.
    private History.Page page(Progress progress) {
        return history.range(progress.workspace(), progress.conversation(), progress.indexed(), PAGE);
    }

    private static UUID[] column(List<List<UUID>> rows, int column) {
        return rows.stream().map(row -> row.get(column)).toArray(UUID[]::new);
    }

    /// The rows of one transaction, as columns.
    private static final class Batch {
        private final List<UUID> conversations = new ArrayList<>();
        private final List<Long> seqs = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private final List<UUID> advanced = new ArrayList<>();
        private final List<Long> indexed = new ArrayList<>();

        /// @return whether there is more
        boolean take(Progress progress, History.Page page) {
            page.items().stream().filter(message -> message.words() != null).forEach(message -> add(progress, message));
            var last = page.items().isEmpty() ? 0 : page.items().getLast().seq();
            advanced.add(progress.conversation());
            indexed.add(page.more() ? last : Math.max(last, progress.head()));
            return page.more();
        }

        private void add(Progress progress, MessageView message) {
            conversations.add(progress.conversation());
            seqs.add(message.seq());
            words.add(vector(progress.workspace(), message.words()));
        }

        UUID[] conversations() {
            return conversations.toArray(UUID[]::new);
        }

        Long[] seqs() {
            return seqs.toArray(Long[]::new);
        }

        String[] words() {
            return words.toArray(String[]::new);
        }

        UUID[] advanced() {
            return advanced.toArray(UUID[]::new);
        }

        Long[] indexed() {
            return indexed.toArray(Long[]::new);
        }
    }

    /// Deletes the words of erased entries, in the transaction that erases them and holds the conversation.
    public void forget(UUID workspace, UUID conversation, long from, long to) {
        sql.update(BEGIN, new UUID[] {conversation}, new UUID[] {workspace});
        sql.list(PROGRESS, row -> row.getLong(3), (Object) new UUID[] {conversation});
        sql.update(FORGET, conversation, from, to, to, conversation);
    }

    /// Replaces the words of an entry that was changed, in the transaction that changes it and holds the conversation.
    ///
    /// @param words null: it has none any more
    public void replace(UUID workspace, UUID conversation, long seq, String words) {
        var progress = sql.list(PROGRESS, row -> row.getLong(3), (Object) new UUID[] {conversation});
        // What was not added yet is added as it is then.
        if (progress.isEmpty() || progress.getFirst() < seq) {
            return;
        }
        sql.update(REMOVE, conversation, seq);
        if (words != null) {
            sql.update(ADD, new UUID[] {conversation}, new Long[] {seq}, new String[] {vector(workspace, words)});
        }
    }

    /// Makes the words of visitors anew.
    void putVisitors(Collection<UUID> visitors) {
        if (!visitors.isEmpty()) {
            QuarkusTransaction.joiningExisting()
                    .run(() -> put(visitors.stream().distinct().toArray(UUID[]::new)));
        }
    }

    private void put(UUID[] visitors) {
        var names = sql.list(
                NAMES,
                row -> {
                    var workspace = row.getObject(2, UUID.class);
                    var text = String.join(
                            " \n ", orEmpty(row.getString(3)), orEmpty(row.getString(4)), orEmpty(row.getString(5)));
                    return new Name(row.getObject(1, UUID.class), workspace, vector(workspace, text));
                },
                (Object) visitors);
        sql.update(
                PUT_VISITORS,
                names.stream().map(Name::visitor).toArray(UUID[]::new),
                names.stream().map(Name::workspace).toArray(UUID[]::new),
                names.stream().map(Name::words).toArray(String[]::new));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    void forgetVisitor(UUID visitor) {
        sql.update(FORGET_VISITOR, visitor);
    }

    /// PostgreSQL's `tsvector`: the words with their places, and the workspace's own word.
    private static String vector(UUID workspace, String text) {
        return Words.of(text).stream()
                .map(word -> "'" + word.text() + "':" + Math.min(word.place(), LAST_PLACE))
                .collect(Collectors.joining(" ", "'~" + workspace + "' ", ""));
    }
}
