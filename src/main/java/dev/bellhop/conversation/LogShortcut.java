package dev.bellhop.conversation;

import dev.bellhop.common.Sql;
import dev.bellhop.conversation.Draft.Stored;
import dev.bellhop.conversation.LogStatement.Result;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/// Stores what nothing stands in the way of: new texts in conversations that are open, or that wait and hear their
/// visitor. That is nearly everything, and a statement that asks no more takes PostgreSQL less than half the time of
/// `LogStatement`. A conversation for which something is to be decided is left out as a whole, for `LogStatement` to
/// decide: it is not there, it is not the author's, it was put aside, an agent answers for the first time.
///
/// Moving the heads is what locks the conversations, in the order of their ids. An entry that is stored already under
/// the same `ref` fails all of it by the unique index (23505).
final class LogShortcut {
    // The condition is a case, and the drafts come beside a series, for the planner: it would take the first to hold
    // for one row and the drafts to be ten, and compare every draft with every conversation. What is unnested in a list
    // of columns is passed on row by row; after `from` each array would be laid down in a store of its own first.
    static final String SQL = """
            with moved as (
                update conversation c set
                    head = c.head + g.entries,
                    last_seq = case when g.last_text > 0 then c.head + g.last_text else c.last_seq end,
                    unread_by_agents = c.unread_by_agents + g.by_visitor,
                    unread_by_visitor = c.unread_by_visitor + g.by_agents,
                    updated_at = ?,
                    listed_at = case when c.status = 'open' and c.listed_at > ? then c.listed_at else ? end
                from (
                    select unnest(?::uuid[]) as conversation, unnest(?::uuid[]) as workspace,
                        unnest(?::uuid[]) as visitor, unnest(?::int[]) as entries, unnest(?::int[]) as last_text,
                        unnest(?::int[]) as by_visitor, unnest(?::int[]) as by_agents
                ) g
                where c.id = g.conversation and case
                    when c.workspace <> g.workspace or c.visitor <> g.visitor or c.erased_at is not null then false
                    when c.status = 'open' then true
                    else c.status = 'waiting' and g.by_agents = 0 end
                returning c.id, c.workspace, c.head - g.entries as head, c.listed_at
            ), added as (
                insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, ref, body, at)
                select m.workspace, m.id, m.head + d.nth, d.kind, d.author_kind, d.author, d.author_name, d.ref, d.body, ?
                from (
                    select unnest(?::uuid[]) as conversation, unnest(?::int[]) as nth, unnest(?::text[]) as author_kind,
                        unnest(?::uuid[]) as author, unnest(?::text[]) as author_name, unnest(?::text[]) as ref,
                        unnest(?::text[]) as kind, unnest(?::text[]) as body, generate_series(1, ?::int)
                ) d
                join moved m on m.id = d.conversation
            )
            select id, head, listed_at <> ? as late from moved
            """;

    /// As PostgreSQL sorts them, so that whoever locks several locks them in the same order.
    private static final Comparator<UUID> ORDER = (one, other) -> {
        var high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private static final UUID NOBODY = new UUID(0, 0);

    /// What a batch adds to one conversation.
    private static final class Growth {
        private final UUID workspace;
        private UUID visitor;
        private int entries;
        private int lastText;
        private int byVisitor;
        private int byAgents;

        Growth(UUID workspace) {
            this.workspace = workspace;
        }

        /// @return the how-manieth of its conversation's entries it is
        int add(Draft draft) {
            entries++;
            var text = draft.kind() == MessageView.Kind.TEXT;
            if (text) {
                lastText = entries;
            }
            if (draft.author().kind() == Person.Kind.VISITOR) {
                byVisitor++;
                visitor = visitor == null || visitor.equals(draft.author().id())
                        ? draft.author().id()
                        : NOBODY;
            } else if (text) {
                byAgents++;
            }
            if (!draft.workspace().equals(workspace)) {
                visitor = NOBODY;
            }
            return entries;
        }
    }

    private record Place(long head, boolean late) {}

    private final List<Draft> drafts;
    private final Integer[] nth;
    private final SortedMap<UUID, Growth> growths = new TreeMap<>(ORDER);

    private LogShortcut(List<Draft> drafts) {
        this.drafts = drafts;
        this.nth = new Integer[drafts.size()];
        Arrays.setAll(nth, n -> add(drafts.get(n)));
    }

    private int add(Draft draft) {
        return growths.computeIfAbsent(draft.conversation(), _ -> new Growth(draft.workspace()))
                .add(draft);
    }

    /// @return what was stored; nothing of those for which there is something to decide
    ///
    /// @param statement of this `SQL`; it can be used again
    static Map<Draft, Result> run(PreparedStatement statement, List<Draft> drafts, Instant now) throws SQLException {
        var shortcut = new LogShortcut(drafts);
        shortcut.bind(statement, now);
        return shortcut.results(shortcut.read(statement), now);
    }

    private void bind(PreparedStatement statement, Instant now) throws SQLException {
        var time = now.atOffset(ZoneOffset.UTC);
        var all = new ArrayList<>(growths.values());
        Sql.bind(
                statement,
                time,
                time.minus(ListOrder.STALE),
                time,
                growths.keySet().toArray(UUID[]::new),
                ids(all, growth -> growth.workspace),
                ids(all, growth -> growth.visitor),
                numbers(all, growth -> growth.entries),
                numbers(all, growth -> growth.lastText),
                numbers(all, growth -> growth.byVisitor),
                numbers(all, growth -> growth.byAgents),
                time,
                Draft.ids(drafts, Draft::conversation),
                nth,
                Draft.texts(drafts, draft -> draft.author().kind().word()),
                Draft.ids(drafts, draft -> draft.author().id()),
                Draft.texts(drafts, draft -> draft.author().name()),
                Draft.texts(drafts, Draft::ref),
                Draft.texts(drafts, draft -> draft.kind().word()),
                Draft.texts(drafts, Draft::body),
                drafts.size(),
                time);
    }

    private static UUID[] ids(List<Growth> growths, Function<Growth, UUID> id) {
        var ids = new UUID[growths.size()];
        Arrays.setAll(ids, n -> id.apply(growths.get(n)));
        return ids;
    }

    private static Integer[] numbers(List<Growth> growths, Function<Growth, Integer> number) {
        var numbers = new Integer[growths.size()];
        Arrays.setAll(numbers, n -> number.apply(growths.get(n)));
        return numbers;
    }

    private Map<UUID, Place> read(PreparedStatement statement) throws SQLException {
        var places = HashMap.<UUID, Place>newHashMap(growths.size());
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                places.put(rows.getObject(1, UUID.class), new Place(rows.getLong(2), rows.getBoolean(3)));
            }
        }
        return places;
    }

    private Map<Draft, Result> results(Map<UUID, Place> places, Instant now) {
        var results = new IdentityHashMap<Draft, Result>(drafts.size());
        for (int n = 0; n < nth.length; n++) {
            var place = places.get(drafts.get(n).conversation());
            if (place != null) {
                var stored = new Stored(place.head() + nth[n], now, false);
                results.put(drafts.get(n), new Result(stored, null, place.late(), false));
            }
        }
        return results;
    }
}
