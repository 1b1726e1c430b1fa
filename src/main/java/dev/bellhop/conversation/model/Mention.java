package dev.bellhop.conversation.model;

import dev.bellhop.protocol.MentionView;
import dev.bellhop.protocol.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// An agent whom a note names.
@Entity
@IdClass(Mention.Key.class)
public class Mention extends PanacheEntityBase {
    public record Key(UUID conversation, long seq, UUID agent) implements Serializable {}

    @Id
    public UUID conversation;

    @Id
    public long seq;

    @Id
    public UUID agent;

    public UUID workspace;
    public Instant at;

    /// When the agent opened the conversation; null: not yet.
    @Column(name = "seen_at")
    public Instant seenAt;

    private static final String VIEWS = """
            select n.conversation, n.seq, m.authorKind, m.author, m.authorName, v.id, v.name, left(m.body, 200), n.at,
                case when n.seenAt is null then false else true end, n.agent
            from Mention n
            join Message m on m.conversation = n.conversation and m.seq = n.seq
            join Conversation c on c.id = n.conversation
            join Visitor v on v.id = c.visitor
            """;

    public static void add(UUID workspace, UUID conversation, long seq, UUID agent, Instant now) {
        var mention = new Mention();
        mention.workspace = workspace;
        mention.conversation = conversation;
        mention.seq = seq;
        mention.agent = agent;
        mention.at = now;
        mention.persist();
    }

    /// Whom the note names.
    public static Set<UUID> named(UUID conversation, long seq) {
        return Set.copyOf(getEntityManager()
                .createQuery(
                        "select n.agent from Mention n where n.conversation = :conversation and n.seq = :seq",
                        UUID.class)
                .setParameter("conversation", conversation)
                .setParameter("seq", seq)
                .getResultList());
    }

    /// Removes those of one note, but for these agents.
    public static void clear(UUID conversation, long seq, Collection<UUID> but) {
        if (but.isEmpty()) {
            delete("conversation = ?1 and seq = ?2", conversation, seq);
        } else {
            delete("conversation = ?1 and seq = ?2 and agent not in ?3", conversation, seq, but);
        }
    }

    /// Removes those of one conversation.
    public static long clear(UUID conversation) {
        return delete("conversation", conversation);
    }

    /// Removes those of an agent.
    public static void clearOf(UUID agent) {
        delete("agent", agent);
    }

    /// @return how many had not been seen
    public static int see(UUID conversation, UUID agent, Instant now) {
        return update(
                "seenAt = ?1 where conversation = ?2 and agent = ?3 and seenAt is null", now, conversation, agent);
    }

    /// The newest ones of an agent, newest first.
    public static List<MentionView> newest(UUID agent, int limit) {
        return views("where n.agent = :agent order by n.at desc, n.seq desc", Map.of("agent", agent), limit);
    }

    /// Those of an agent in one conversation, newest first.
    public static List<MentionView> in(UUID conversation, UUID agent, int limit) {
        return views(
                "where n.agent = :agent and n.conversation = :conversation order by n.seq desc",
                Map.of("agent", agent, "conversation", conversation),
                limit);
    }

    /// Those of these agents in one note.
    public static Map<UUID, MentionView> of(UUID conversation, long seq, Collection<UUID> agents) {
        return getEntityManager()
                .createQuery(
                        VIEWS + "where n.conversation = :conversation and n.seq = :seq and n.agent in :agents",
                        Object[].class)
                .setParameter("conversation", conversation)
                .setParameter("seq", seq)
                .setParameter("agents", agents)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[10], Mention::view));
    }

    private static List<MentionView> views(String which, Map<String, UUID> parameters, int limit) {
        var query = getEntityManager().createQuery(VIEWS + which, Object[].class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultStream().map(Mention::view).toList();
    }

    private static MentionView view(Object[] row) {
        var by = new Person(Person.Kind.of((String) row[2]), (UUID) row[3], (String) row[4]);
        var visitor = new Person(Person.Kind.VISITOR, (UUID) row[5], (String) row[6]);
        var body = row[7] == null ? "" : (String) row[7];
        return new MentionView((UUID) row[0], (Long) row[1], by, visitor, body, (Instant) row[8], (Boolean) row[9]);
    }
}
