package dev.bellhop.privacy;

import dev.bellhop.common.Ids;
import dev.bellhop.protocol.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;

/// The erasure of one visitor: the request, its progress, and finally the proof.
@Entity
@Table(name = "erasure")
public class VisitorErasure extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;
    public UUID visitor;

    @Column(name = "asked_by")
    public UUID askedBy;

    @Column(name = "asked_by_name")
    public String askedByName;

    @Column(name = "asked_at")
    public Instant askedAt;

    @Column(name = "finished_at")
    public Instant finishedAt;

    static VisitorErasure begin(UUID workspace, UUID visitor, Person by, Instant now) {
        var erasure = new VisitorErasure();
        erasure.id = Ids.next();
        erasure.workspace = workspace;
        erasure.visitor = visitor;
        erasure.askedBy = by.id();
        erasure.askedByName = by.name();
        erasure.askedAt = now;
        erasure.persistAndFlush();
        return erasure;
    }

    static Optional<VisitorErasure> of(UUID workspace, UUID visitor) {
        return find("workspace = ?1 and visitor = ?2", workspace, visitor).firstResultOptional();
    }

    /// Any one, at random: one that cannot be finished must not block the others.
    static Optional<VisitorErasure> anyUnfinished() {
        return find("finishedAt is null order by random()").firstResultOptional();
    }

    /// An erasure and whom it erases.
    @RegisterForReflection
    record Whom(UUID id, UUID visitor) {}

    /// The next page of those asked for since then, and of those that are not finished.
    static List<Whom> since(Instant time, UUID after, int limit) {
        return find("(askedAt > ?1 or finishedAt is null) and id > ?2 order by id", time, after)
                .project(Whom.class)
                .page(Page.ofSize(limit))
                .list();
    }

    Person askedBy() {
        return new Person(Person.Kind.AGENT, askedBy, askedByName);
    }

    void count(String thing, long rows) {
        getEntityManager()
                .createNativeQuery("""
                        insert into erasure_count (workspace, erasure, thing, rows) values (:workspace, :erasure, :thing, :rows)
                        on conflict (erasure, thing) do update set rows = erasure_count.rows + excluded.rows
                        """)
                .setParameter("workspace", workspace)
                .setParameter("erasure", id)
                .setParameter("thing", thing)
                .setParameter("rows", rows)
                .executeUpdate();
    }

    Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select thing, rows from erasure_count where erasure = :erasure", Object[].class)
                .setParameter("erasure", id)
                .getResultStream()
                .forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }
}
