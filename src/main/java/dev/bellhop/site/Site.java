package dev.bellhop.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One place with a widget. Its key is public; its origins say which pages may use it.
@Entity
public class Site extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;
    public String key;
    public String name;
    public String greeting;

    /// A CSS colour, `#rrggbb`.
    public String accent;

    /// Exact origins, scheme and port included; `*` allows every page.
    public List<String> origins;

    @Column(name = "created_at")
    public Instant createdAt;

    static Optional<Site> byKey(String key) {
        return find("key", key).firstResultOptional();
    }

    static Optional<Site> byId(UUID workspace, UUID id) {
        return find("workspace = ?1 and id = ?2", workspace, id).firstResultOptional();
    }

    static List<Site> all(UUID workspace) {
        return list("workspace = ?1 order by id", workspace);
    }
}
