package dev.bellhop.site;

import dev.bellhop.database.BytePage;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    /// Whether only verified visitors may write.
    @Column(name = "enforce_identity")
    public boolean enforceIdentity;

    /// Whether the first agent who replies to what nobody is responsible for becomes it.
    @Column(name = "assign_on_reply")
    public boolean assignOnReply;

    /// Whether agents see the pages that its visitors come through.
    @Column(name = "page_trail")
    public boolean pageTrail;

    /// Whether its visitors are asked how it was, once their conversation is resolved.
    public boolean rating;

    /// Days without activity after which a conversation is erased; null keeps it as long as the site.
    @Column(name = "retention_days")
    public Integer retentionDays;

    /// Whether its visitors may be asked to show their page.
    public boolean assist;

    /// CSS selectors of fields whose contents agents may see.
    @Column(name = "assist_unmask")
    public List<String> assistUnmask;

    /// CSS selectors of elements that agents see as grey boxes.
    @Column(name = "assist_block")
    public List<String> assistBlock;

    /// Whether agents may ask to act on the page.
    @Column(name = "assist_act")
    public boolean assistAct;

    /// CSS selectors of elements that agents may act on; empty means all.
    @Column(name = "assist_act_on")
    public List<String> assistActOn;

    /// Whether visitors may share a window or their screen.
    @Column(name = "assist_screen")
    public boolean assistScreen;

    /// Whether what agents see of a page is recorded.
    @Column(name = "assist_record")
    public boolean assistRecord;

    /// Days that a recording is kept.
    @Column(name = "assist_record_days")
    public int assistRecordDays;

    @Column(name = "created_at")
    public Instant createdAt;

    /// When a visitor's session last began, to the hour; written by [#seen] alone, so that no change of the settings
    /// takes it back.
    @Column(name = "seen_at", insertable = false, updatable = false)
    public Instant seenAt;

    /// The origin of the page it began on.
    @Column(name = "seen_origin", insertable = false, updatable = false)
    public String seenOrigin;

    public static boolean assignsOnReply(UUID id) {
        return count("id = ?1 and assignOnReply", id) > 0;
    }

    public static String nameOf(UUID id) {
        return Site.<Site>findById(id).name;
    }

    public static boolean asksForRatings(UUID id) {
        return count("id = ?1 and rating", id) > 0;
    }

    /// Unless something was noted since.
    static void seen(UUID workspace, UUID id, String origin, Instant now, Instant since) {
        getEntityManager()
                .createNativeQuery("""
                        update site set seen_at = :now, seen_origin = :origin
                        where workspace = :workspace and id = :id and (seen_at is null or seen_at < :since)
                        """)
                .setParameter("now", now)
                .setParameter("origin", origin)
                .setParameter("workspace", workspace)
                .setParameter("id", id)
                .setParameter("since", since)
                .executeUpdate();
    }

    static Optional<Site> byKey(String key) {
        return find("key = ?1 and workspace in (select w.id from Workspace w where w.deletedAt is null)", key)
                .firstResultOptional();
    }

    static Optional<Site> byId(UUID workspace, UUID id) {
        return find("workspace = ?1 and id = ?2", workspace, id).firstResultOptional();
    }

    /// Also locks the site until the transaction ends, so that counts of its rows stay true.
    static Optional<Site> held(UUID workspace, UUID id) {
        return Site.<Site>find("workspace = ?1 and id = ?2", workspace, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// Locks the workspace until the transaction ends, so that a count of its sites stays true.
    static void holdWorkspace(UUID workspace) {
        var _ = getEntityManager()
                .createNativeQuery("select id from workspace where id = :workspace for no key update", UUID.class)
                .setParameter("workspace", workspace)
                .getSingleResultOrNull();
    }

    /// A site may have 100 KB of selectors and origins.
    private static final String SIZES = """
            select id, octet_length(name) + octet_length(greeting) + octet_length(cast(origins as text))
                + octet_length(cast(assist_unmask as text)) + octet_length(cast(assist_block as text))
                + octet_length(cast(assist_act_on as text)) as size
            from site where workspace = :workspace""";

    /// @param more whether there are others behind them
    record Some(List<Site> sites, boolean more) {}

    /// The next page, oldest first, which ends at about so many bytes.
    static Some page(UUID workspace, UUID after, int limit, int bytes) {
        var page = BytePage.of(getEntityManager(), SIZES, Map.of("workspace", workspace), after, limit, bytes);
        var sites = Site.<Site>find("workspace = ?1 and id in ?2 order by id", workspace, page.ids())
                .page(Page.ofSize(limit))
                .list();
        return new Some(sites, page.more());
    }

    /// @param retentionDays null if the site keeps everything
    @RegisterForReflection
    record Kept(UUID id, UUID workspace, Integer retentionDays) {}

    /// How long the sites behind `after` keep conversations, whatever their workspace.
    static List<Kept> kept(UUID after, int limit) {
        return find("id > ?1 order by id", after)
                .project(Kept.class)
                .page(Page.ofSize(limit))
                .list();
    }
}
