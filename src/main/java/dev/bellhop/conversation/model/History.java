package dev.bellhop.conversation.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.bellhop.common.Refusal;
import dev.bellhop.database.BatchLoader;
import dev.bellhop.database.Keyset;
import dev.bellhop.database.Sql;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Reads logs, as the caller may see them.
@ApplicationScoped
public class History {
    /// @param items in ascending order
    /// @param more whether there is more in that direction
    @Schema(name = "MessagePage")
    public record Page(List<MessageView> items, boolean more) {
        public Page seenBy(Caller caller) {
            return switch (caller) {
                case Caller.Staff _ -> this;
                case Caller.Visitor _ ->
                    new Page(items.stream().map(MessageView::forVisitor).toList(), more);
            };
        }
    }

    /// A page of a log: up to `most` entries after or before `at`.
    private record Range(UUID workspace, UUID conversation, long at, int most) {}

    /// The texts of one page, in bytes of UTF-8; the last entry may go beyond it. As JSON these are at most six
    /// times as many (control characters), which is less than may wait for one socket.
    private static final int PAGE_BYTES = 128 * 1024;

    /// Few enough that even long entries fit in memory.
    private static final int RANGES = 16;

    private final Sql sql;
    private final BatchLoader<Range, Page> ranges = new BatchLoader<>(RANGES, this::load);

    History(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public Page after(Caller caller, UUID conversation, long seq, int limit) {
        check(caller, conversation);
        var range = new Range(caller.workspace(), conversation, seq, limit);
        return load(Set.of(range)).get(range).seenBy(caller);
    }

    @Transactional
    public Page before(Caller caller, UUID conversation, long seq, int limit) {
        check(caller, conversation);
        var rows = read(Message.PAGES_BEFORE, List.of(new Range(caller.workspace(), conversation, seq, limit)));
        var more = !rows.isEmpty() && rows.getFirst().more;
        return new Page(rows.stream().map(Row::message).toList(), more).seenBy(caller);
    }

    /// For delivery: access was checked before.
    public Page range(UUID workspace, UUID conversation, long after, int limit) {
        return ranges.get(new Range(workspace, conversation, after, limit));
    }

    private Map<Range, Page> load(Set<Range> wanted) {
        var all = List.copyOf(wanted);
        var rows = read(Message.PAGES_AFTER, all).stream().collect(groupingBy(Row::place));
        var found = new HashMap<Range, Page>();
        for (int place = 0; place < all.size(); place++) {
            var its = rows.getOrDefault(place, List.of());
            var more = !its.isEmpty() && its.getLast().more;
            found.put(all.get(place), new Page(its.stream().map(Row::message).toList(), more));
        }
        return found;
    }

    /// @param place of the range among those that were asked for
    private record Row(int place, boolean more, MessageView message) {}

    private List<Row> read(String query, List<Range> all) {
        return sql.list(
                query,
                row -> new Row(row.getInt(1) - 1, row.getBoolean(2), Message.view(row)),
                all.stream().map(Range::workspace).toArray(UUID[]::new),
                all.stream().map(Range::conversation).toArray(UUID[]::new),
                all.stream().map(Range::at).toArray(Long[]::new),
                all.stream().map(Range::most).toArray(Integer[]::new),
                PAGE_BYTES);
    }

    /// Entries of a workspace's conversations; those that do not exist are left out.
    public List<MessageView> entries(UUID workspace, Collection<Message.Key> keys) {
        return sql.list(
                Message.EXACT,
                Message::view,
                keys.stream().map(Message.Key::conversation).toArray(UUID[]::new),
                keys.stream().map(Message.Key::seq).toArray(Long[]::new),
                workspace);
    }

    /// An entry as the caller may see it; empty without access.
    @Transactional
    public Optional<MessageView> entry(Caller caller, UUID conversation, long seq) {
        return Conversation.of(caller, conversation)
                .flatMap(_ -> Message.<Message>findByIdOptional(new Message.Key(conversation, seq)))
                .map(message -> seenBy(caller, message.view()));
    }

    /// The newest entry of each, as a hint of the heads.
    @Transactional
    public List<MessagesAppended.Entry> newest(Collection<UUID> conversations) {
        return Message.newest(conversations).stream()
                .map(message -> new MessagesAppended.Entry(message.workspace, message.view(), true))
                .toList();
    }

    /// The newest `seq`; refused without access.
    @Transactional
    public long head(Caller caller, UUID conversation) {
        return check(caller, conversation).head;
    }

    /// The newest `seq` of each conversation that the caller may access.
    public Map<UUID, Long> heads(Caller caller, Collection<UUID> conversations) {
        return conversations.isEmpty()
                ? Map.of()
                : sql
                        .list(
                                Conversation.HEADS,
                                row -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)),
                                caller.workspace(),
                                conversations.toArray(UUID[]::new),
                                caller instanceof Caller.Visitor ? caller.id() : null)
                        .stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The message that the caller has just posted. Without an access check: the conversation may have moved to a
    /// verified visitor meanwhile, and a stored message must not be answered with a refusal.
    @Transactional
    public MessageView written(Caller caller, UUID conversation, long seq) {
        Message message = Message.findById(new Message.Key(conversation, seq));
        return seenBy(caller, message.view());
    }

    /// @param next the id of the last step, if there may be more
    @Schema(name = "AssignmentHistory")
    public record Steps(
            List<AssignmentView> items,

            @Schema(description = "Send as `after` for the next page")
            UUID next) {}

    /// Who was responsible when, oldest first.
    ///
    /// @param after null for the first page
    @Transactional
    public Steps assignments(Caller.Staff caller, UUID conversation, UUID after, int limit) {
        check(caller, conversation);
        var steps = Assignment.history(conversation, after == null ? Keyset.START.id() : after, limit);
        var items = steps.stream().map(Assignment.Step::view).toList();
        return new Steps(items, steps.size() < limit ? null : steps.getLast().id());
    }

    private static Conversation check(Caller caller, UUID conversation) {
        return Conversation.of(caller, conversation).orElseThrow(() -> Refusal.notFound("conversation"));
    }

    private static MessageView seenBy(Caller caller, MessageView view) {
        return switch (caller) {
            case Caller.Staff _ -> view;
            case Caller.Visitor _ -> view.forVisitor();
        };
    }
}
