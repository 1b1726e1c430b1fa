package dev.bellhop.conversation.inbox;

import static java.util.stream.Collectors.toSet;

import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.Label;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.database.BatchLoader;
import dev.bellhop.database.Sql;
import dev.bellhop.presence.Presence;
import dev.bellhop.protocol.ConversationView;
import dev.bellhop.protocol.FileView;
import dev.bellhop.protocol.LabelView;
import dev.bellhop.protocol.Person;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/// Reads conversations for lists.
@ApplicationScoped
public class Inbox {
    private static final int PREVIEW = 200;
    /// The length of a visitor's list.
    private static final int OWN = 50;
    private static final int OWNERS = 50;
    // No more of the last messages than is shown: a page of them could be megabytes.
    private static final String ROWS = """
            select c, v.name, a.name, m.seq, m.authorKind, m.author, m.authorName, left(m.body, 200), m.at,
                (select array_agg(k.label) within group (order by k.label) from ConversationLabel k where k.conversation = c.id),
                m.files
            from Conversation c
            join Visitor v on v.id = c.visitor
            left join Agent a on a.id = c.assignee
            left join Message m on m.conversation = c.id and m.seq = c.lastSeq
            """;

    /// A conversation, for either side.
    public record Row(
            Conversation conversation,
            String visitorName,
            String assigneeName,
            Message last,
            boolean online,
            List<LabelView> labels) {
        public UUID visitor() {
            return conversation.visitor;
        }

        public ConversationView forAgent() {
            return view(conversation.priority, labels, conversation.snoozedUntil, conversation.unreadByAgents);
        }

        public ConversationView forVisitor() {
            return view(null, null, null, conversation.unreadByVisitor);
        }

        public ConversationView seenBy(Caller caller) {
            return switch (caller) {
                case Caller.Staff _ -> forAgent();
                case Caller.Visitor _ -> forVisitor();
            };
        }

        private ConversationView view(String priority, List<LabelView> labels, Instant snoozedUntil, int unread) {
            var c = conversation;
            return new ConversationView(
                    c.id,
                    c.site,
                    c.status,
                    snoozedUntil,
                    priority,
                    labels,
                    new ConversationView.Visitor(c.visitor, visitorName, online),
                    c.assignee == null ? null : new Person(Person.Kind.AGENT, c.assignee, assigneeName),
                    c.head,
                    last == null ? null : preview(last),
                    c.visitorRead,
                    c.agentRead,
                    unread,
                    c.createdAt,
                    c.updatedAt,
                    c.erasedAt);
        }

        private static ConversationView.Last preview(Message last) {
            return new ConversationView.Last(last.seq, last.authorPerson(), cut(last.body), firstFile(last), last.at);
        }

        private static String firstFile(Message last) {
            return last.files == null
                    ? null
                    : FileView.read(last.files).getFirst().name();
        }

        private static String cut(String body) {
            if (body == null) {
                return "";
            }
            if (body.length() <= PREVIEW) {
                return body;
            }
            var end = Character.isHighSurrogate(body.charAt(PREVIEW - 1)) ? PREVIEW - 1 : PREVIEW;
            return body.substring(0, end);
        }
    }

    private record Owner(UUID workspace, UUID visitor) {
        static Owner of(Conversation conversation) {
            return new Owner(conversation.workspace, conversation.visitor);
        }
    }

    private final EntityManager entities;
    private final Sql sql;
    private final Presence presence;
    private final BatchLoader<Owner, List<Row>> own = new BatchLoader<>(OWNERS, this::load);

    Inbox(EntityManager entities, Sql sql, Presence presence) {
        this.entities = entities;
        this.sql = sql;
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
    public List<Row> of(Caller.Visitor visitor) {
        return own.get(new Owner(visitor.workspace(), visitor.id()));
    }

    // Plain SQL, many visitors in one query: ten thousand may return at once.
    private Map<Owner, List<Row>> load(Set<Owner> owners) {
        var lists = new HashMap<Owner, List<Row>>();
        owners.forEach(owner -> lists.put(owner, new ArrayList<>()));
        sql.list(
                        VisitorInboxRow.QUERY,
                        VisitorInboxRow::read,
                        owners.stream().map(Owner::workspace).toArray(UUID[]::new),
                        owners.stream().map(Owner::visitor).toArray(UUID[]::new),
                        OWN)
                .forEach(row -> lists.get(Owner.of(row.conversation())).add(row.shown(presence)));
        return lists;
    }

    @Transactional
    public List<Row> page(Caller caller, InboxFilter filter, InboxSort sort, InboxCursor after, int limit) {
        var ids = ids(caller, filter.restrictTo(caller), sort, after, limit);
        return ids.isEmpty()
                ? List.of()
                : find(caller.workspace(), ids).stream().sorted(sort.order()).toList();
    }

    private List<UUID> ids(Caller caller, InboxFilter filter, InboxSort sort, InboxCursor after, int limit) {
        var parameters = new HashMap<String, Object>(Map.of("workspace", caller.workspace(), "limit", limit));
        var narrower = new StringBuilder();
        filter.addTo(narrower, parameters);
        if (after != null) {
            narrower.append(sort.behind());
            parameters.put("at", after.at());
            parameters.put("id", after.id());
        }
        var query = entities.unwrap(Session.class).createNativeQuery(sort.sql(narrower), UUID.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private List<Row> rows(TypedQuery<Object[]> query, UUID workspace) {
        var found = query.getResultList();
        var named = named(workspace, found);
        return found.stream().map(row -> row(row, workspace, named)).toList();
    }

    // Asked for only where there are any, once for all rows.
    private static List<Label> named(UUID workspace, List<Object[]> rows) {
        var ids = rows.stream().flatMap(row -> labels(row).stream()).collect(toSet());
        return ids.isEmpty() ? List.of() : Label.of(workspace, ids);
    }

    private static List<UUID> labels(Object[] columns) {
        return columns[9] == null ? List.of() : List.of((UUID[]) columns[9]);
    }

    private Row row(Object[] columns, UUID workspace, List<Label> named) {
        var conversation = (Conversation) columns[0];
        var online = presence.online(workspace, conversation.visitor);
        var own = labels(columns);
        var labels = named.stream()
                .filter(label -> own.contains(label.id))
                .map(Label::view)
                .toList();
        return new Row(conversation, (String) columns[1], (String) columns[2], last(columns), online, labels);
    }

    // Null if there is no message yet, or it is being erased.
    private static Message last(Object[] columns) {
        if (columns[7] == null && columns[10] == null) {
            return null;
        }
        var last = new Message();
        last.seq = (Long) columns[3];
        last.authorKind = (String) columns[4];
        last.author = (UUID) columns[5];
        last.authorName = (String) columns[6];
        last.body = (String) columns[7];
        last.at = (Instant) columns[8];
        last.files = (String) columns[10];
        return last;
    }
}
