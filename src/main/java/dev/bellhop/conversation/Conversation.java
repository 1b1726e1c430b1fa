package dev.bellhop.conversation;

import dev.bellhop.common.Ids;
import dev.bellhop.security.Caller;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// One thread between a visitor and the company. `head` is the newest `seq` of its log.
@Entity
public class Conversation extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;
    public UUID site;
    public UUID visitor;
    public String status;
    public String priority;
    public UUID assignee;
    public long head;

    @Column(name = "last_seq")
    public Long lastSeq;

    @Column(name = "visitor_read")
    public long visitorRead;

    @Column(name = "agent_read")
    public long agentRead;

    @Column(name = "unread_by_visitor")
    public int unreadByVisitor;

    @Column(name = "unread_by_agents")
    public int unreadByAgents;

    @Column(name = "started_by")
    public UUID startedBy;

    @Column(name = "start_key")
    public String startKey;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /// Where the lists show it; follows `updatedAt` within a second or two.
    @Column(name = "listed_at")
    public Instant listedAt;

    /// The caller's conversation: staff's is any of the workspace, a visitor's only its own.
    static Optional<Conversation> of(Caller caller, UUID id) {
        return query(caller, id, LockModeType.NONE);
    }

    /// The same, with its log held until the transaction ends, so that the next `seq` is ours.
    static Optional<Conversation> held(Caller caller, UUID id) {
        return query(caller, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private static Optional<Conversation> query(Caller caller, UUID id, LockModeType lock) {
        return switch (caller) {
            case Caller.Staff staff ->
                Conversation.<Conversation>find("workspace = ?1 and id = ?2", staff.workspace(), id)
                        .withLock(lock)
                        .firstResultOptional();
            case Caller.Visitor visitor ->
                Conversation.<Conversation>find(
                                "workspace = ?1 and id = ?2 and visitor = ?3", visitor.workspace(), id, visitor.id())
                        .withLock(lock)
                        .firstResultOptional();
        };
    }

    private record Head(UUID id, long head) {}

    /// How far the logs of the caller's conversations go; of others, nothing.
    static Map<UUID, Long> heads(Caller caller, Collection<UUID> ids) {
        var mine = caller instanceof Caller.Visitor ? " and visitor = :caller" : "";
        var query = getEntityManager()
                .createQuery(
                        "select id, head from Conversation where workspace = :workspace and id in :ids" + mine,
                        Head.class)
                .setParameter("workspace", caller.workspace())
                .setParameter("ids", ids);
        if (!mine.isEmpty()) {
            query.setParameter("caller", caller.id());
        }
        return query.getResultStream().collect(Collectors.toMap(Head::id, Head::head));
    }

    static Optional<Conversation> startedWith(UUID startedBy, String key) {
        return find("startedBy = ?1 and startKey = ?2", startedBy, key).firstResultOptional();
    }

    /// Adds a conversation, unless its starter has already started one with the same key.
    ///
    /// @return its id, or empty where that other one exists
    static Optional<UUID> start(UUID workspace, UUID site, UUID visitor, UUID startedBy, String key, Instant now) {
        var id = Ids.next();
        var added = getEntityManager()
                .createNativeQuery("""
                        insert into conversation
                            (id, workspace, site, visitor, status, priority, started_by, start_key, created_at, updated_at, listed_at)
                        values (:id, :workspace, :site, :visitor, 'waiting', 'normal', :startedBy, :key, :now, :now, :now)
                        on conflict (started_by, start_key) do nothing
                        """)
                .setParameter("id", id)
                .setParameter("workspace", workspace)
                .setParameter("site", site)
                .setParameter("visitor", visitor)
                .setParameter("startedBy", startedBy)
                .setParameter("key", key)
                .setParameter("now", now)
                .executeUpdate();
        return added == 1 ? Optional.of(id) : Optional.empty();
    }
}
