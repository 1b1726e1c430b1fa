package dev.bellhop.site;

import dev.bellhop.common.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/// The tenant: one company.
@Entity
public class Workspace extends PanacheEntityBase {
    @Id
    public UUID id;

    public String name;

    @Column(name = "created_at")
    public Instant createdAt;

    public static Workspace create(String name, Instant now) {
        var workspace = new Workspace();
        workspace.id = Ids.next();
        workspace.name = name;
        workspace.createdAt = now;
        workspace.persist();
        return workspace;
    }
}
