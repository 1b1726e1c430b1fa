package dev.bellhop.visitor;

import dev.bellhop.common.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The customer's side.
@Entity
public class Visitor extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;
    public UUID site;
    public String name;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "seen_at")
    public Instant seenAt;

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

    // Agents need a word for someone who did not give a name; the end of the id is random.
    private static String nameFor(UUID id) {
        return "Visitor " + id.toString().substring(32).toUpperCase(Locale.ROOT);
    }

    public static Optional<Visitor> byId(UUID workspace, UUID id) {
        return find("workspace = ?1 and id = ?2", workspace, id).firstResultOptional();
    }

    /// Newest first, those before `after` only.
    static List<Visitor> page(UUID workspace, UUID after, int limit) {
        var query = after == null
                ? Visitor.<Visitor>find("workspace = ?1 order by id desc", workspace)
                : Visitor.<Visitor>find("workspace = ?1 and id < ?2 order by id desc", workspace, after);
        return query.page(Page.ofSize(limit)).list();
    }
}
