package dev.bellhop.visitor;

import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.database.Keyset;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// A customer: anonymous, or verified by the company.
@Entity
public class Visitor extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;
    public UUID site;
    public String name;

    /// The company's id for the person; null while anonymous. One visitor per id.
    @Column(name = "external_id")
    public String externalId;

    /// As verified by the company.
    public String email;

    /// The verified visitor that this anonymous one was merged into.
    @Column(name = "merged_into")
    public UUID mergedInto;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "seen_at")
    public Instant seenAt;

    /// Null: not blocked.
    @Embedded
    public Block block;

    /// The name of an erased visitor.
    public boolean nobody;

    public static final String ERASED = "Erased visitor";

    static Visitor create(UUID workspace, UUID site, String name, Instant now) {
        var visitor = new Visitor();
        visitor.id = Ids.next();
        visitor.workspace = workspace;
        visitor.site = site;
        visitor.name = name == null || name.isEmpty() ? nameFor(visitor.id) : name;
        visitor.createdAt = now;
        visitor.persist();
        return visitor;
    }

    static Visitor nobody(UUID workspace, UUID site, Instant since) {
        var nobody = new Visitor();
        nobody.id = Ids.next();
        nobody.workspace = workspace;
        nobody.site = site;
        nobody.name = ERASED;
        nobody.nobody = true;
        nobody.createdAt = since;
        nobody.persist();
        return nobody;
    }

    // A name for agents to use; the end of the id is random.
    private static String nameFor(UUID id) {
        return "Visitor " + id.toString().substring(32).toUpperCase(Locale.ROOT);
    }

    /// A merged visitor is found as the one it was merged into.
    public static Optional<Visitor> byId(UUID workspace, UUID id) {
        return exact(workspace, id)
                .flatMap(visitor ->
                        visitor.mergedInto == null ? Optional.of(visitor) : exact(workspace, visitor.mergedInto));
    }

    private static Optional<Visitor> exact(UUID workspace, UUID id) {
        return find("workspace = ?1 and id = ?2", workspace, id).firstResultOptional();
    }

    /// The visitor with this external id, created if missing; safe under concurrent calls.
    static UUID verified(UUID workspace, UUID site, String externalId, Instant now) {
        var id = Ids.next();
        getEntityManager()
                .createNativeQuery("""
                        insert into visitor (id, workspace, site, name, external_id, created_at)
                        values (:id, :workspace, :site, :name, :externalId, :now)
                        on conflict (workspace, site, external_id) where external_id is not null do nothing
                        """)
                .setParameter("id", id)
                .setParameter("workspace", workspace)
                .setParameter("site", site)
                .setParameter("name", nameFor(id))
                .setParameter("externalId", externalId)
                .setParameter("now", now)
                .executeUpdate();
        return getEntityManager()
                .createQuery(
                        "select id from Visitor where workspace = :workspace and site = :site and externalId = :external",
                        UUID.class)
                .setParameter("workspace", workspace)
                .setParameter("site", site)
                .setParameter("external", externalId)
                .getSingleResult();
    }

    /// Locks these visitors until the transaction ends: nobody changes them or starts a conversation for them. Ordered
    /// by id, as everywhere.
    static Map<UUID, Visitor> held(UUID workspace, Collection<UUID> ids) {
        getEntityManager()
                .createNativeQuery(
                        "select id from visitor where workspace = :workspace and id in :ids order by id for update",
                        UUID.class)
                .setParameter("workspace", workspace)
                .setParameter("ids", ids)
                .getResultList();
        return Visitor.<Visitor>stream("workspace = ?1 and id in ?2", workspace, ids)
                .collect(Collectors.toMap(visitor -> visitor.id, visitor -> visitor));
    }

    /// Visitors merged into it are deleted with it, not before.
    static void remove(UUID workspace, UUID id) {
        delete("workspace = ?1 and mergedInto = ?2", workspace, id);
        delete("workspace = ?1 and id = ?2", workspace, id);
    }

    /// Deletes everything that identifies the visitor, before and after verification.
    static void forgetWho(UUID workspace, UUID id) {
        update(
                "name = ?1, email = null, block.reason = null where workspace = ?2 and mergedInto = ?3",
                ERASED,
                workspace,
                id);
        update(
                "name = ?1, email = null, externalId = null, block.reason = null where workspace = ?2 and id = ?3",
                ERASED,
                workspace,
                id);
    }

    /// The visitor, locked until the transaction ends.
    static Optional<Visitor> held(UUID workspace, UUID id) {
        return Visitor.<Visitor>find("workspace = ?1 and id = ?2 and not nobody", workspace, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// The same, refused if there is none, or if it was merged into another.
    static Visitor known(UUID workspace, UUID id) {
        return held(workspace, id).filter(one -> one.mergedInto == null).orElseThrow(() -> Refusal.notFound("visitor"));
    }

    /// The next page, oldest first.
    static List<Visitor> olderThan(Instant time, UUID site, Keyset from, int limit) {
        return Visitor.<Visitor>find("""
                        site = ?1 and not nobody and mergedInto is null and createdAt < ?2 and (createdAt, id) > (?3, ?4) order by createdAt, id
                        """, site, time, from.createdAt(), from.id())
                .page(Page.ofSize(limit))
                .list();
    }

    /// Newest first, only those older than `after`.
    static List<Visitor> page(UUID workspace, UUID after, int limit) {
        var query = after == null
                ? Visitor.<Visitor>find(
                        "workspace = ?1 and mergedInto is null and not nobody order by id desc", workspace)
                : Visitor.<Visitor>find(
                        "workspace = ?1 and id < ?2 and mergedInto is null and not nobody order by id desc",
                        workspace,
                        after);
        return query.page(Page.ofSize(limit)).list();
    }
}
