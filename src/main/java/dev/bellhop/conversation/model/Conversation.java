package dev.bellhop.conversation.model;

import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.database.Keyset;
import dev.bellhop.protocol.Person;
import dev.bellhop.security.Caller;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.DynamicUpdate;

/// One thread between a visitor and the company. `head` is the newest `seq` of its log.
///
/// An update names the columns that change only: with one of a key among them PostgreSQL takes the lock of a delete,
/// because of the table's trigger, and waits for everybody who has just referred to the row.
@Entity
@DynamicUpdate
public class Conversation extends PanacheEntityBase {
    /// How Hibernate says `skip locked`.
    private static final int SKIP_LOCKED = -2;

    @Id
    public UUID id;

    public UUID workspace;
    public UUID site;
    public UUID visitor;

    @Column(columnDefinition = "conversation_status")
    public String status;

    @Column(columnDefinition = "conversation_priority")
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

    /// The key by which lists look it up; at most five seconds behind `updatedAt`.
    @Column(name = "listed_at")
    public Instant listedAt;

    /// The last `seq` that has been erased.
    public long erased;

    /// Set when everything is erased: no more messages are accepted.
    @Column(name = "erased_at")
    public Instant erasedAt;

    /// Null while snoozed: until the visitor writes.
    @Column(name = "snoozed_until")
    public Instant snoozedUntil;

    /// A conversation that the caller may access: any of the workspace for staff, only their own for visitors.
    static Optional<Conversation> of(Caller caller, UUID id) {
        return query(caller, id, LockModeType.NONE);
    }

    /// The same rule for a loaded conversation.
    public boolean admits(UUID workspace, Person person) {
        return this.workspace.equals(workspace)
                && (person.kind() != Person.Kind.VISITOR || visitor.equals(person.id()));
    }

    /// Also locks its log until the transaction ends, so that the next `seq` is ours.
    public static Optional<Conversation> held(Caller caller, UUID id) {
        return query(caller, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /// The same for a change: refused without access, and once it was erased.
    public static Conversation heldForChange(Caller caller, UUID id) {
        var conversation = held(caller, id).orElseThrow(() -> Refusal.notFound("conversation"));
        if (conversation.erasedAt != null) {
            throw Refusal.conflict("This conversation was erased. Nothing can be changed in it any more.");
        }
        return conversation;
    }

    /// Any other status than snoozed ends a snooze.
    public void setStatus(Status status) {
        this.status = status.wireName();
        snoozedUntil = null;
    }

    /// Some of those whose snooze is over, locked. Those that are locked by others come next time.
    public static List<Conversation> heldAfterSnooze(Instant now, int most) {
        return Conversation.<Conversation>find("snoozedUntil <= ?1 order by snoozedUntil", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .page(Page.ofSize(most))
                .list();
    }

    /// Counts as changed for those who keep a copy (`changedSince`), by the table's trigger. Locked in the order in
    /// which the log locks.
    public static void touch(Collection<UUID> ids) {
        getEntityManager().createNativeQuery("""
                        update conversation set head = head where id in (
                            select id from conversation where id in :ids order by id for update)
                        """).setParameter("ids", ids).executeUpdate();
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

    /// For [Sql]: (workspace, ids, visitor or null): the heads of their logs.
    static final String HEADS = """
            select id, head from conversation where workspace = ? and id = any (?) and visitor = coalesce(?, visitor)
            """;

    @RegisterForReflection
    record Identity(UUID id) {}

    @RegisterForReflection
    public record Age(UUID id, Instant createdAt, Instant updatedAt) {}

    // Far beyond what a person begins; a script must not make a statement of a million parameters.
    private static final int MOST_MOVED = 10_000;

    /// Moves all conversations of one visitor to another; refused where there are too many.
    ///
    /// @return their ids
    public static List<UUID> move(UUID workspace, UUID from, UUID into) {
        var ids = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("""
                        select id from conversation where workspace = :workspace and visitor = :from order by id for update
                        """, UUID.class)
                .setParameter("workspace", workspace)
                .setParameter("from", from)
                .setMaxResults(MOST_MOVED + 1)
                .getResultList();
        if (ids.size() > MOST_MOVED) {
            throw Refusal.conflict("There are more than " + MOST_MOVED
                    + " conversations to move to the verified visitor. Leave the anonymous one's token out.");
        }
        if (!ids.isEmpty()) {
            move(ids, from, into);
        }
        return ids;
    }

    // The start key moves along, so that starting again gives the same conversation (G2).
    private static void move(List<UUID> ids, UUID from, UUID into) {
        getEntityManager()
                .createNativeQuery("""
                        update conversation c set visitor = :into,
                            started_by = case started_by when :from then :into else started_by end,
                            start_key = case when started_by = :from and exists (
                                select from conversation d where d.started_by = :into and d.start_key = c.start_key)
                                then null else start_key end
                        where id in :ids
                        """)
                .setParameter("from", from)
                .setParameter("into", into)
                .setParameter("ids", ids)
                .executeUpdate();
    }

    /// Limits how long this transaction waits for locks.
    public static void waitAtMost(Duration time) {
        getEntityManager()
                .createNativeQuery("set local lock_timeout = " + time.toMillis())
                .executeUpdate();
    }

    public static Conversation held(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public static Optional<UUID> firstOf(UUID workspace, UUID visitor) {
        return find("workspace = ?1 and visitor = ?2", workspace, visitor)
                .project(Identity.class)
                .firstResultOptional()
                .map(Identity::id);
    }

    /// The ids of a visitor's newest ones.
    public static List<UUID> newestOf(UUID workspace, UUID visitor, int most) {
        return find("workspace = ?1 and visitor = ?2 order by id desc", workspace, visitor)
                .project(Identity.class)
                .page(Page.ofSize(most))
                .list()
                .stream()
                .map(Identity::id)
                .toList();
    }

    public static List<Conversation> of(UUID workspace, UUID visitor, UUID after, int limit) {
        return Conversation.<Conversation>find(
                        "workspace = ?1 and visitor = ?2 and id > ?3 order by id", workspace, visitor, after)
                .page(Page.ofSize(limit))
                .list();
    }

    /// The next page, oldest first.
    public static List<Age> olderThan(Instant time, UUID site, Keyset from, int limit) {
        return find("""
                        site = ?1 and erasedAt is null and createdAt < ?2 and (createdAt, id) > (?3, ?4)
                        order by createdAt, id
                        """, site, time, from.createdAt(), from.id())
                .project(Age.class)
                .page(Page.ofSize(limit))
                .list();
    }

    public static Optional<Conversation> startedWith(UUID startedBy, String key) {
        return find("startedBy = ?1 and startKey = ?2", startedBy, key).firstResultOptional();
    }

    /// Adds a conversation, unless the same starter has used the key before.
    ///
    /// Waits for a concurrent merge of the visitor, so that none is started for a merged one.
    ///
    /// @return its id, or empty if the other one exists or the visitor was merged
    public static Optional<UUID> start(
            UUID workspace, UUID site, UUID visitor, UUID startedBy, String key, Instant now) {
        var id = Ids.next();
        var added = getEntityManager()
                .createNativeQuery("""
                        insert into conversation
                            (id, workspace, site, visitor, status, priority, started_by, start_key, created_at, updated_at, listed_at)
                        select cast(:id as uuid), workspace, site, id, 'waiting', 'normal', cast(:startedBy as uuid),
                            cast(:key as text), cast(:now as timestamptz), cast(:now as timestamptz), cast(:now as timestamptz)
                        from visitor where workspace = :workspace and site = :site and id = :visitor and merged_into is null
                        for key share
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
