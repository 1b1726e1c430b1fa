package dev.bellhop.conversation;

import dev.bellhop.presence.Presence;
import dev.bellhop.protocol.ConversationView;
import dev.bellhop.protocol.Person;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads conversations as their lists show them.
@ApplicationScoped
public class Inbox {
    private static final int PREVIEW = 200;
    private static final String ROWS = """
            select c, v.name, a.name, m from Conversation c
            join Visitor v on v.id = c.visitor
            left join Agent a on a.id = c.assignee
            left join Message m on m.conversation = c.id and m.seq = c.lastSeq
            """;

    /// One conversation, for either side.
    public record Row(
            Conversation conversation, String visitorName, String assigneeName, Message last, boolean online) {
        public UUID visitor() {
            return conversation.visitor;
        }

        public ConversationView forAgent() {
            return view(conversation.priority, conversation.unreadByAgents);
        }

        public ConversationView forVisitor() {
            return view(null, conversation.unreadByVisitor);
        }

        public ConversationView seenBy(Caller caller) {
            return switch (caller) {
                case Caller.Agent _ -> forAgent();
                case Caller.Visitor _ -> forVisitor();
            };
        }

        private ConversationView view(String priority, int unread) {
            var c = conversation;
            return new ConversationView(
                    c.id,
                    c.site,
                    c.status,
                    priority,
                    new ConversationView.Visitor(c.visitor, visitorName, online),
                    c.assignee == null ? null : new Person(Person.Kind.AGENT, c.assignee, assigneeName),
                    c.head,
                    last == null ? null : preview(last),
                    c.visitorRead,
                    c.agentRead,
                    unread,
                    c.createdAt,
                    c.updatedAt);
        }

        private static ConversationView.Last preview(Message last) {
            return new ConversationView.Last(last.seq, last.authorPerson(), cut(last.body), last.at);
        }

        private static String cut(String body) {
            if (body.length() <= PREVIEW) {
                return body;
            }
            var end = Character.isHighSurrogate(body.charAt(PREVIEW - 1)) ? PREVIEW - 1 : PREVIEW;
            return body.substring(0, end);
        }
    }

    private final EntityManager entities;
    private final Presence presence;

    Inbox(EntityManager entities, Presence presence) {
        this.entities = entities;
        this.presence = presence;
    }

    @Transactional
    public Optional<Row> find(UUID workspace, UUID conversation) {
        return find(workspace, List.of(conversation)).stream().findFirst();
    }

    @Transactional
    public List<Row> find(UUID workspace, Collection<UUID> conversations) {
        var query = entities.createQuery(ROWS + "where c.workspace = :workspace and c.id in :ids", Object[].class)
                .setParameter("workspace", workspace)
                .setParameter("ids", conversations);
        return rows(query, workspace);
    }

    /// A visitor's own, newest activity first.
    @Transactional
    public List<Row> of(Caller.Visitor visitor, int most) {
        return page(visitor, Filter.NONE, null, most);
    }

    @Transactional
    public List<Row> page(Caller caller, Filter filter, Cursor after, int limit) {
        var parameters = new HashMap<String, Object>(Map.of("workspace", caller.workspace()));
        var where = new StringBuilder("where c.workspace = :workspace");
        filter.restrictTo(caller).addTo(where, parameters);
        if (after != null) {
            where.append(" and (c.updatedAt < :at or (c.updatedAt = :at and c.id < :id))");
            parameters.put("at", after.updatedAt());
            parameters.put("id", after.id());
        }
        where.append(" order by c.updatedAt desc, c.id desc");
        var query = entities.createQuery(ROWS + where, Object[].class).setMaxResults(limit);
        parameters.forEach(query::setParameter);
        return rows(query, caller.workspace());
    }

    private List<Row> rows(TypedQuery<Object[]> query, UUID workspace) {
        return query.getResultStream().map(row -> row(row, workspace)).toList();
    }

    private Row row(Object[] columns, UUID workspace) {
        var conversation = (Conversation) columns[0];
        var online = presence.online(workspace, conversation.visitor);
        return new Row(conversation, (String) columns[1], (String) columns[2], (Message) columns[3], online);
    }
}
