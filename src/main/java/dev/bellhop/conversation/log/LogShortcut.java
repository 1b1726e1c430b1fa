package dev.bellhop.conversation.log;

import dev.bellhop.conversation.log.Draft.Stored;
import dev.bellhop.conversation.log.LogStatement.Result;
import dev.bellhop.database.Sql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
    /// As PostgreSQL sorts them, so that whoever locks several locks them in the same order.
    private static final Comparator<UUID> ORDER = (one, other) -> {
        var high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private record Place(long head, boolean late) {}

    private final List<Draft> drafts;
    private final Integer[] nth;
    private final SortedMap<UUID, ConversationDelta> growths = new TreeMap<>(ORDER);

    private LogShortcut(List<Draft> drafts) {
        this.drafts = drafts;
        this.nth = new Integer[drafts.size()];
        Arrays.setAll(nth, n -> add(drafts.get(n)));
    }

    private int add(Draft draft) {
        return growths.computeIfAbsent(draft.conversation(), _ -> new ConversationDelta(draft.workspace()))
                .add(draft);
    }

    /// @return what was stored; nothing of those for which there is something to decide
    static Map<Draft, Result> run(LogConnection connection, List<Draft> drafts, Instant now) throws SQLException {
        var shortcut = new LogShortcut(drafts);
        var statement = connection.prepared(shortcut.sql());
        Sql.bind(statement, shortcut.values(now.atOffset(ZoneOffset.UTC)));
        return shortcut.results(shortcut.read(statement), now);
    }

    private boolean isFew() {
        return drafts.size() <= LogShortcutSql.FEW && growths.size() == drafts.size();
    }

    private String sql() {
        return isFew() ? LogShortcutSql.few(drafts.size()) : LogShortcutSql.MANY;
    }

    private Object[] values(OffsetDateTime time) {
        return isFew() ? rows(time) : arrays(time);
    }

    private Object[] rows(OffsetDateTime time) {
        var values = new ArrayList<Object>(List.of(time, time.minus(ListOrder.STALE), time));
        growths.forEach((id, growth) -> Collections.addAll(values, row(id, growth)));
        values.add(time);
        for (int n = 0; n < nth.length; n++) {
            Collections.addAll(values, row(drafts.get(n), nth[n]));
        }
        values.add(time);
        return values.toArray();
    }

    private static Object[] row(UUID conversation, ConversationDelta growth) {
        return new Object[] {
            conversation,
            growth.workspace(),
            growth.visitor(),
            growth.entries(),
            growth.lastText(),
            growth.byVisitor(),
            growth.byAgents()
        };
    }

    private static Object[] row(Draft draft, int nth) {
        var author = draft.author();
        return new Object[] {
            draft.conversation(),
            nth,
            author.kind().wireName(),
            author.id(),
            author.name(),
            draft.ref(),
            draft.kind().wireName(),
            draft.body()
        };
    }

    private Object[] arrays(OffsetDateTime time) {
        var all = new ArrayList<>(growths.values());
        return new Object[] {
            time,
            time.minus(ListOrder.STALE),
            time,
            growths.keySet().toArray(UUID[]::new),
            ids(all, ConversationDelta::workspace),
            ids(all, ConversationDelta::visitor),
            numbers(all, ConversationDelta::entries),
            numbers(all, ConversationDelta::lastText),
            numbers(all, ConversationDelta::byVisitor),
            numbers(all, ConversationDelta::byAgents),
            time,
            Draft.ids(drafts, Draft::conversation),
            nth,
            Draft.texts(drafts, draft -> draft.author().kind().wireName()),
            Draft.ids(drafts, draft -> draft.author().id()),
            Draft.texts(drafts, draft -> draft.author().name()),
            Draft.texts(drafts, Draft::ref),
            Draft.texts(drafts, draft -> draft.kind().wireName()),
            Draft.texts(drafts, Draft::body),
            drafts.size(),
            time
        };
    }

    private static UUID[] ids(List<ConversationDelta> growths, Function<ConversationDelta, UUID> id) {
        var ids = new UUID[growths.size()];
        Arrays.setAll(ids, n -> id.apply(growths.get(n)));
        return ids;
    }

    private static Integer[] numbers(List<ConversationDelta> growths, Function<ConversationDelta, Integer> number) {
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
