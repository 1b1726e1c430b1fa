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

/// Reads a conversation's log, as the caller may see it.
@ApplicationScoped
public class History {
    /// @param more whether the log goes on in the direction that was read
    public record Page(List<MessageView> items, boolean more) {}

    /// A part of a log: up to `most` entries behind `after`.
    private record Range(UUID workspace, UUID conversation, long after, int most) {}

    /// So few that their entries have room in memory, long ones too.
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

    /// What the service itself reads to pass on; who hears it was settled before.
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

    /// The newest entry of each: a hint that says how far their logs go.
    @Transactional
    public List<MessagesAppended.Entry> newest(Collection<UUID> conversations) {
        return Message.newest(conversations).stream()
                .map(message -> new MessagesAppended.Entry(message.workspace, message.view(), true))
                .toList();
    }

    /// The same of one, with its log held meanwhile: whoever was changing it has ended, one way or the other.
    @Transactional
    public List<MessagesAppended.Entry> newestHeld(UUID conversation) {
        return Conversation.held(conversation) == null ? List.of() : newest(List.of(conversation));
    }

    /// The newest `seq`, or a refusal where the conversation is not the caller's.
    @Transactional
    public long head(Caller caller, UUID conversation) {
        return check(caller, conversation).head;
    }

    /// The newest `seq` of each that is the caller's; of others, nothing.
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

    /// What the caller has just written. The log's writer has let it, and by now the conversation may be somebody
    /// else's: a visitor is verified meanwhile. What is stored must not be answered with a refusal.
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

    // One entry more than asked for was read, to know whether there is more; it is the farthest one.
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
