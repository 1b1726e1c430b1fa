package dev.bellhop.conversation;

import dev.bellhop.common.Refusal;
import dev.bellhop.common.Sql;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Reads a conversation's log, as the caller may see it.
@ApplicationScoped
public class History {
    /// @param more whether the log goes on in the direction that was read
    public record Page(List<MessageView> items, boolean more) {}

    private final Sql sql;

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
    public List<MessageView> range(UUID conversation, long after, int limit) {
        return sql.list(Message.RANGE, Message::view, conversation, after, limit);
    }

    /// The newest entry of each: a hint that says how far their logs go.
    @Transactional
    List<LogGrew.Entry> newest(Collection<UUID> conversations) {
        return Message.newest(conversations).stream()
                .map(message -> new LogGrew.Entry(message.workspace, message.view(), true))
                .toList();
    }

    /// The newest `seq`, or a refusal where the conversation is not the caller's.
    @Transactional
    public long head(Caller caller, UUID conversation) {
        return check(caller, conversation).head;
    }

    /// The newest `seq` of each that is the caller's; of others, nothing.
    @Transactional
    public Map<UUID, Long> heads(Caller caller, Collection<UUID> conversations) {
        return conversations.isEmpty() ? Map.of() : Conversation.heads(caller, conversations);
    }

    @Transactional
    public MessageView get(Caller caller, UUID conversation, long seq) {
        check(caller, conversation);
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
