package dev.bellhop.workspace;

import dev.bellhop.common.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The tenant: one company.
@Entity
public class Workspace extends PanacheEntityBase {
    @Id
    public UUID id;

    public String name;

    @Column(name = "created_at")
    public Instant createdAt;

    /// Whether agents may sign in with passwords; owners always may.
    public boolean passwords = true;

    /// Set once it is closed: nobody gets in any more, and a job deletes it.
    @Column(name = "deleted_at")
    public Instant deletedAt;

    /// Whether there is no workspace yet. Locks out other replicas until the transaction ends, so that only one creates
    /// the first.
    public static boolean noneYet() {
        var _ = getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext('bellhop.first-workspace'))")
                .getResultList();
        return count() == 0;
    }

    @RegisterForReflection
    record Closed(UUID id) {}

    static List<UUID> deleted() {
        return find("deletedAt is not null").project(Closed.class).stream()
                .map(Closed::id)
                .toList();
    }

    static Optional<Workspace> nextToErase(Instant deletedBefore) {
        return find("deletedAt < ?1 order by deletedAt", deletedBefore).firstResultOptional();
    }

    /// Locks the workspace for changes that must not run concurrently.
    public static void hold(UUID workspace) {
        findById(workspace, LockModeType.PESSIMISTIC_WRITE);
    }

    public static Workspace create(String name, Instant now) {
        var workspace = new Workspace();
        workspace.id = Ids.next();
        workspace.name = name;
        workspace.createdAt = now;
        workspace.persist();
        return workspace;
    }
}
