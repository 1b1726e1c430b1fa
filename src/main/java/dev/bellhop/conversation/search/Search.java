package dev.bellhop.conversation.search;

import dev.bellhop.conversation.inbox.Inbox;
import dev.bellhop.conversation.model.History;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.database.Sql;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.security.Caller;
import dev.bellhop.visitor.VisitorView;
import dev.bellhop.visitor.Visitors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds what was said and who said it.
@ApplicationScoped
class Search {
    /// @param message with the conversation it belongs to
    record Hit(Inbox.Row conversation, MessageView message) {}

    /// @param next null at the end
    record Page(List<Hit> hits, MessagePlace next) {}

    /// A row of `search_messages`.
    private record Place(MessagePlace message, float rank) {
        Message.Key key() {
            return new Message.Key(message.conversation(), message.seq());
        }
    }

    private static final String MESSAGES = """
            select conversation, seq, at, rank from search_messages(
                ?::tsquery, ?, ?::text[], ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?, ?, ?)
            """;
    private static final String VISITORS = "select visitor from search_visitors(?::tsquery, ?, ?)";

    /// Among the newest of these the best are chosen.
    private static final int RANKED = 2_000;

    /// After so much time something is half as good.
    private static final double HALF_LIFE_DAYS = 90;

    private static final double SECONDS_OF_A_DAY = 86_400;

    private final Sql sql;
    private final Inbox inbox;
    private final History history;
    private final Visitors visitors;
    private final SearchConfig config;
    private final Clock clock;

    Search(Sql sql, Inbox inbox, History history, Visitors visitors, SearchConfig config, Clock clock) {
        this.sql = sql;
        this.inbox = inbox;
        this.history = history;
        this.visitors = visitors;
        this.config = config;
        this.clock = clock;
    }

    /// @param after null for the first page
    @Transactional
    Page newest(Caller.Staff caller, SearchQuery query, SearchFilter filter, MessagePlace after, int limit) {
        waitAtMost();
        var places = places(query, filter, config.recent(), after, limit + 1);
        if (places.size() <= limit) {
            places = places(query, filter, null, after, limit + 1);
        }
        var page = places.stream().limit(limit).toList();
        var next = places.size() > limit ? page.getLast().message() : null;
        return new Page(hits(caller, page), next);
    }

    /// The best of the newest; there is no next page.
    @Transactional
    Page best(Caller.Staff caller, SearchQuery query, SearchFilter filter, int limit) {
        waitAtMost();
        var now = clock.instant();
        var best = places(query, filter, null, null, RANKED).stream()
                .sorted(Comparator.comparingDouble((Place place) -> worth(place, now))
                        .reversed())
                .limit(limit)
                .toList();
        return new Page(hits(caller, best), null);
    }

    private static double worth(Place place, Instant now) {
        var days = (now.getEpochSecond() - place.message().at().getEpochSecond()) / SECONDS_OF_A_DAY;
        return place.rank() * Math.pow(2, -Math.max(0, days) / HALF_LIFE_DAYS);
    }

    /// Those whose name, e-mail address or own id is looked for, last seen first.
    @Transactional
    List<VisitorView> visitors(Caller.Staff caller, SearchQuery query, SearchFilter filter, int limit) {
        waitAtMost();
        var site = filter.conversations().site();
        return sql.list(VISITORS, row -> row.getObject(1, UUID.class), query.expression(), site, limit).stream()
                .map(id -> visitors.get(caller.workspace(), id))
                .toList();
    }

    private List<Place> places(SearchQuery query, SearchFilter filter, Integer recent, MessagePlace after, int most) {
        var of = filter.conversations();
        return sql.list(
                MESSAGES,
                row -> new Place(
                        new MessagePlace(row.getTimestamp(3).toInstant(), row.getObject(1, UUID.class), row.getLong(2)),
                        row.getFloat(4)),
                query.expression(),
                recent,
                of.statuses().isEmpty()
                        ? null
                        : of.statuses().stream()
                                .map(status -> status.wireName())
                                .toArray(String[]::new),
                of.assignee(),
                of.unassigned(),
                of.site(),
                of.visitor(),
                of.label(),
                filter.author(),
                filter.kind(),
                text(filter.since()),
                text(filter.until()),
                after == null ? null : text(after.at()),
                after == null ? null : after.conversation(),
                after == null ? null : after.seq(),
                most);
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    // What was erased since is left out.
    private List<Hit> hits(Caller.Staff caller, List<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        var ids = places.stream()
                .map(place -> place.message().conversation())
                .distinct()
                .toList();
        Map<UUID, Inbox.Row> rows = inbox.find(caller.workspace(), ids).stream()
                .collect(Collectors.toMap(row -> row.conversation().id, Function.identity()));
        Map<Message.Key, MessageView> messages =
                history
                        .entries(
                                caller.workspace(),
                                places.stream().map(Place::key).toList())
                        .stream()
                        .filter(message -> message.words() != null)
                        .collect(Collectors.toMap(
                                message -> new Message.Key(message.conversation(), message.seq()),
                                Function.identity()));
        return places.stream()
                .filter(place -> rows.containsKey(place.message().conversation()) && messages.containsKey(place.key()))
                .map(place -> new Hit(rows.get(place.message().conversation()), messages.get(place.key())))
                .toList();
    }

    private void waitAtMost() {
        sql.update("set local statement_timeout = " + config.timeout().toMillis());
    }
}
