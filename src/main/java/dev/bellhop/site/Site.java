package dev.bellhop.site;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
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

    /// Whether only visitors whom the company vouches for may write.
    @Column(name = "enforce_identity")
    public boolean enforceIdentity;

    /// For how many days without an event a conversation is kept; null: as long as the site is.
    @Column(name = "retention_days")
    public Integer retentionDays;

    /// Whether its visitors may be asked to show their page.
    public boolean assist;

    /// CSS selectors of fields whose contents agents may see.
    @Column(name = "assist_unmask")
    public List<String> assistUnmask;

    /// CSS selectors of what is a grey box to agents.
    @Column(name = "assist_block")
    public List<String> assistBlock;

    /// Whether agents may ask to act on the page.
    @Column(name = "assist_act")
    public boolean assistAct;

    /// CSS selectors of what agents may act on; none for everything.
    @Column(name = "assist_act_on")
    public List<String> assistActOn;

    /// Whether visitors may share a window or their screen.
    @Column(name = "assist_screen")
    public boolean assistScreen;

    /// Whether what agents see of a page is recorded.
    @Column(name = "assist_record")
    public boolean assistRecord;

    /// For how many days.
    @Column(name = "assist_record_days")
    public int assistRecordDays;

    @Column(name = "created_at")
    public Instant createdAt;

    static Optional<Site> byKey(String key) {
        return find("key = ?1 and workspace in (select w.id from Workspace w where w.deletedAt is null)", key)
                .firstResultOptional();
    }

    static Optional<Site> byId(UUID workspace, UUID id) {
        return find("workspace = ?1 and id = ?2", workspace, id).firstResultOptional();
    }

    /// The same, held until the transaction ends: what is counted of it stays so.
    static Optional<Site> held(UUID workspace, UUID id) {
        return Site.<Site>find("workspace = ?1 and id = ?2", workspace, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static List<Site> withRetention() {
        return list("retentionDays is not null");
    }

    static List<Site> all(UUID workspace) {
        return list("workspace = ?1 order by id", workspace);
    }
}
