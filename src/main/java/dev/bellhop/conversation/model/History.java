package dev.bellhop.conversation.model;

import static java.util.stream.Collectors.toMap;

import dev.bellhop.common.Refusal;
import dev.bellhop.database.BatchLoader;
import dev.bellhop.database.Sql;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// Reads logs, as the caller may see them.
@ApplicationScoped
public class History {
    /// @param more whether there is more in that direction
    public record Page(List<MessageView> items, boolean more) {}

    /// A page of a log: up to `most` entries after `after`.
    private record Range(UUID workspace, UUID conversation, long after, int most) {}

    /// Few enough that even long entries fit in memory.
    private static final int RANGES = 16;

    private final Sql sql;
    private final BatchLoader<Range, List<MessageView>> ranges = new BatchLoader<>(RANGES, this::load);

    History(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public Page after(Caller caller, UUID conversation, long seq, int limit) {
        check(caller, conversation);
        return page(caller, Message.after(conversation, seq, limit + 1), limit, false);
    }

    @Transactional
    public Page before(Caller caller, UUID conversation, long seq, int limit) {
        check(caller, conversation);
        return page(caller, Message.before(conversation, seq, limit + 1), limit, true);
    }

    /// For delivery: access was checked before.
    public List<MessageView> range(UUID workspace, UUID conversation, long after, int limit) {
        return ranges.get(new Range(workspace, conversation, after, limit));
    }

    private Map<Range, List<MessageView>> load(Set<Range> wanted) {
        var all = List.copyOf(wanted);
        var found = new HashMap<Range, List<MessageView>>();
        all.forEach(range -> found.put(range, new ArrayList<>()));
        sql.list(
                Message.RANGES,
                row -> found.get(all.get(row.getInt(1))).add(Message.view(row)),
                IntStream.range(0, all.size()).boxed().toArray(Integer[]::new),
                all.stream().map(Range::workspace).toArray(UUID[]::new),
                all.stream().map(Range::conversation).toArray(UUID[]::new),
                all.stream().map(Range::after).toArray(Long[]::new),
                all.stream().map(Range::most).toArray(Integer[]::new));
        return found;
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

    @Transactional
    public List<AssignmentView> assignments(Caller.Staff caller, UUID conversation) {
        check(caller, conversation);
        return Assignment.history(conversation);
    }

    private static Conversation check(Caller caller, UUID conversation) {
        return Conversation.of(caller, conversation).orElseThrow(() -> Refusal.notFound("conversation"));
    }

    // One more entry than requested was read, to know whether there is more.
    private static Page page(Caller caller, List<Message> read, int limit, boolean backwards) {
        var more = read.size() > limit;
        var from = more && backwards ? 1 : 0;
        var to = more && !backwards ? limit : read.size();
        var items = read.subList(from, to).stream()
                .map(message -> seenBy(caller, message.view()))
                .toList();
        return new Page(items, more);
    }

    private static MessageView seenBy(Caller caller, MessageView view) {
        return switch (caller) {
            case Caller.Staff _ -> view;
            case Caller.Visitor _ -> view.forVisitor();
        };
    }
}
