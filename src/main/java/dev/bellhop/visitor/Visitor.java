package dev.bellhop.visitor;

import dev.bellhop.common.Ids;
import dev.bellhop.database.Keyset;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import jakarta.persistence.Column;
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

/// The customer's side.
@Entity
public class Visitor extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;
    public UUID site;
    public String name;

    /// The company's own id for the person; null while they are anonymous. There is one visitor for each.
    @Column(name = "external_id")
    public String externalId;

    /// As the company vouched for it.
    public String email;

    /// Whom this anonymous one turned out to be: all it had is theirs.
    @Column(name = "merged_into")
    public UUID mergedInto;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "seen_at")
    public Instant seenAt;

    /// Stands where a visitor was who has been erased.
    public boolean nobody;

    public static final String ERASED = "Erased visitor";

    static Visitor create(UUID workspace, UUID site, String name, Instant now) {
        var visitor = new Visitor();
        visitor.id = Ids.next();
        visitor.workspace = workspace;
        visitor.site = site;
        visitor.name = name == null || name.isBlank() ? nameFor(visitor.id) : name.strip();
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

    // Agents need a word for someone who did not give a name; the end of the id is random.
    private static String nameFor(UUID id) {
        return "Visitor " + id.toString().substring(32).toUpperCase(Locale.ROOT);
    }

    /// One that was merged is found as whom it was merged into.
    public static Optional<Visitor> byId(UUID workspace, UUID id) {
        return exact(workspace, id)
                .flatMap(visitor ->
                        visitor.mergedInto == null ? Optional.of(visitor) : exact(workspace, visitor.mergedInto));
    }

    private static Optional<Visitor> exact(UUID workspace, UUID id) {
        return find("workspace = ?1 and id = ?2", workspace, id).firstResultOptional();
    }

    /// The visitor of this external id, made where there is none yet: of two who ask at once, one makes it.
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

    /// Nobody else changes these until the transaction ends, nor starts a conversation for one of them. In the order of
    /// their ids, as everywhere.
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

    /// With whom it is merged into, and not before, goes who was merged.
    static void remove(UUID workspace, UUID id) {
        delete("workspace = ?1 and mergedInto = ?2", workspace, id);
        delete("workspace = ?1 and id = ?2", workspace, id);
    }

    /// Nothing says any more who this was, nor who they were before they were verified.
    static void forgetWho(UUID workspace, UUID id) {
        update("name = ?1, email = null where workspace = ?2 and mergedInto = ?3", ERASED, workspace, id);
        update("name = ?1, email = null, externalId = null where workspace = ?2 and id = ?3", ERASED, workspace, id);
    }

    /// A person, held until the transaction ends.
    static Optional<Visitor> held(UUID workspace, UUID id) {
        return Visitor.<Visitor>find("workspace = ?1 and id = ?2 and not nobody", workspace, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// Walks on from a place, oldest first.
    static List<Visitor> olderThan(Instant time, UUID site, Keyset from, int limit) {
        return Visitor.<Visitor>find("""
                        site = ?1 and not nobody and mergedInto is null and createdAt < ?2 and (createdAt, id) > (?3, ?4) order by createdAt, id
                        """, site, time, from.createdAt(), from.id())
                .page(Page.ofSize(limit))
                .list();
    }

    /// Newest first, those before `after` only.
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
