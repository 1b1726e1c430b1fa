package dev.bellhop.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// One audit entry. The database refuses to change or delete it.
@Entity
@Immutable
@Table(name = "audit")
public class AuditEntry extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;
    public Instant at;

    /// The wire name of an [AuditAction].
    public String action;

    public UUID actor;

    @Column(name = "actor_name")
    public String actorName;

    public UUID thing;

    @Column(name = "thing_name")
    public String thingName;

    public String detail;
    public String address;

    @Column(name = "user_agent")
    public String userAgent;

    static List<AuditEntry> page(UUID workspace, AuditFilter filter, UUID after, int limit) {
        var parameters = new HashMap<String, Object>(Map.of("workspace", workspace));
        var where = new StringBuilder("workspace = :workspace");
        filter.addTo(where, parameters);
        if (after != null) {
            where.append(" and id < :after");
            parameters.put("after", after);
        }
        return AuditEntry.<AuditEntry>find(where + " order by id desc", parameters)
                .page(Page.ofSize(limit))
                .list();
    }
}
