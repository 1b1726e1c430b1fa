package dev.bellhop.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.database.Keyset;
import dev.bellhop.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The only writer of sites.
@ApplicationScoped
public class Sites {
    /// The site serves only verified visitors from now on.
    public record Enforced(UUID workspace, UUID site) {}

    /// A site's retention.
    ///
    /// @param kept null if the site keeps everything
    public record Retention(UUID id, UUID workspace, Duration kept) {}

    @Schema(name = "SiteList")
    record Page(
            List<SiteView> items,

            @Schema(description = "Send as `after` for the next page")
            UUID next) {}

    /// The texts of one page, in bytes of UTF-8; the last site may go beyond it.
    private static final int PAGE_BYTES = 512 * 1024;

    /// Ten thousand usual sites, or eighty of the largest.
    private static final long FACES_BYTES = 8L * 1024 * 1024;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String GREETING = "Hello. How can we help?";
    private static final String ACCENT = "#3b5bdb";
    private final SiteConfig config;
    private final Audit audit;
    private final Clock clock;
    private final Event<Enforced> enforced;
    private final SecureRandom random = new SecureRandom();
    // Read at every WebSocket upgrade. A change by another replica takes effect within seconds.
    private final Cache<String, PublicSite> faces = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .maximumWeight(FACES_BYTES)
            .weigher((String _, PublicSite face) -> face.bytes())
            .build();
    // Apart, so that invented keys do not push out the real ones.
    private final Cache<String, Boolean> unknown = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .maximumSize(10_000)
            .build();

    private static final int RECORD_DAYS = 30;

    // A site's key never changes.
    private final Cache<UUID, Optional<String>> keys =
            Caffeine.newBuilder().maximumSize(10_000).build();

    Sites(SiteConfig config, Audit audit, Clock clock, Event<Enforced> enforced) {
        this.config = config;
        this.audit = audit;
        this.clock = clock;
        this.enforced = enforced;
    }

    /// The public part of a site; refused if the key is unknown.
    public PublicSite face(String key) {
        var face = key == null || !KEY.matcher(key).matches() || unknown.getIfPresent(key) != null
                ? null
                : faces.get(key, this::load);
        if (face == null) {
            throw Refusal.notFound("site");
        }
        return face;
    }

    /// The same by id, for visitors of the site.
    public PublicSite face(UUID id) {
        return keys.get(id, this::keyOf).map(this::face).orElseThrow(() -> Refusal.notFound("site"));
    }

    private Optional<String> keyOf(UUID id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Site.<Site>findByIdOptional(id).map(site -> site.key));
    }

    private PublicSite load(String key) {
        var found =
                QuarkusTransaction.joiningExisting().call(() -> Site.byKey(key).map(PublicSite::of));
        if (found.isEmpty()) {
            unknown.put(key, true);
        }
        return found.orElse(null);
    }

    /// The retentions of the sites behind `after`, by their ids, whatever their workspace.
    @Transactional
    public List<Retention> retentions(UUID after, int limit) {
        return Site.kept(after, limit).stream().map(Sites::retention).toList();
    }

    private static Retention retention(Site.Kept site) {
        var kept = site.retentionDays() == null ? null : Duration.ofDays(site.retentionDays());
        return new Retention(site.id(), site.workspace(), kept);
    }

    /// @param after null for the first page
    @Transactional
    Page page(UUID workspace, UUID after, int limit) {
        var page = Site.page(workspace, after == null ? Keyset.START.id() : after, limit, PAGE_BYTES);
        var items = page.sites().stream().map(SiteView::of).toList();
        return new Page(items, page.more() ? items.getLast().id() : null);
    }

    @Transactional
    public SiteView get(UUID workspace, UUID id) {
        return SiteView.of(find(workspace, id));
    }

    @Transactional
    SiteView create(Caller.Staff by, SiteDraft draft) {
        var site = create(by.workspace(), newKey(), draft);
        audit.note(by, AuditAction.SITE_CREATED, new Audit.Thing(site.id(), site.name()), null);
        return site;
    }

    @Transactional
    public SiteView create(UUID workspace, String key, SiteDraft draft) {
        if (draft.name() == null || draft.origins() == null) {
            throw Refusal.malformed("A site needs a name, and the origins of the pages that show its widget.");
        }
        checkRoom(workspace);
        var site = new Site();
        site.id = Ids.next();
        site.workspace = workspace;
        site.key = key;
        site.greeting = GREETING;
        site.accent = ACCENT;
        site.createdAt = clock.instant();
        site.assignOnReply = true;
        site.pageTrail = true;
        site.rating = true;
        site.assist = true;
        site.assistUnmask = List.of();
        site.assistBlock = List.of();
        site.assistAct = true;
        site.assistActOn = List.of();
        site.assistScreen = true;
        site.assistRecordDays = RECORD_DAYS;
        apply(draft, site);
        checkIdentity(draft, site);
        site.persist();
        faces.invalidate(key);
        unknown.invalidate(key);
        return SiteView.of(site);
    }

    private void checkRoom(UUID workspace) {
        Site.holdWorkspace(workspace);
        if (Site.count("workspace", workspace) >= config.sites()) {
            throw Refusal.conflict("The workspace has " + config.sites()
                    + " sites, as many as it may have. Change one of them instead.");
        }
    }

    SiteView change(Caller.Staff by, UUID id, SiteDraft draft) {
        var changed = QuarkusTransaction.joiningExisting().call(() -> {
            var site = find(by.workspace(), id);
            var before = SiteView.of(site);
            apply(draft, site);
            checkIdentity(draft, site);
            var after = SiteView.of(site);
            note(by, before, after);
            return after;
        });
        faces.invalidate(changed.key());
        if (Boolean.TRUE.equals(draft.enforceIdentity())) {
            enforced.fire(new Enforced(by.workspace(), id));
        }
        return changed;
    }

    private void note(Caller.Staff by, SiteView before, SiteView after) {
        if (!after.equals(before)) {
            audit.note(
                    by,
                    AuditAction.SITE_CHANGED,
                    new Audit.Thing(after.id(), after.name()),
                    after.changesSince(before));
        }
    }

    private static void apply(SiteDraft draft, Site site) {
        site.name = draft.name() == null ? site.name : draft.name();
        site.greeting = draft.greeting() == null ? site.greeting : draft.greeting();
        site.accent = draft.accent() == null ? site.accent : draft.accent();
        site.origins = draft.origins() == null ? site.origins : draft.origins();
        site.enforceIdentity = draft.enforceIdentity() == null ? site.enforceIdentity : draft.enforceIdentity();
        site.assignOnReply = draft.assignOnReply() == null ? site.assignOnReply : draft.assignOnReply();
        site.pageTrail = draft.pageTrail() == null ? site.pageTrail : draft.pageTrail();
        site.rating = draft.rating() == null ? site.rating : draft.rating();
        site.retentionDays = draft.retentionDays() == null ? site.retentionDays : days(draft.retentionDays());
        if (draft.assist() != null) {
            draft.assist().applyTo(site);
        }
    }

    private static Integer days(int days) {
        return days == 0 ? null : Integer.valueOf(days);
    }

    // Otherwise nobody could write at all.
    private static void checkIdentity(SiteDraft draft, Site site) {
        if (Boolean.TRUE.equals(draft.enforceIdentity())
                && IdentityKey.live(site.workspace, site.id).isEmpty()) {
            throw Refusal.conflict("Nobody could write yet: give the site an identity key first, then enforce it.");
        }
    }

    static Site find(UUID workspace, UUID id) {
        return Site.byId(workspace, id).orElseThrow(() -> Refusal.notFound("site"));
    }

    private String newKey() {
        var bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
