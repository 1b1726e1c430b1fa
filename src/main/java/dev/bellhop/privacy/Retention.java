package dev.bellhop.privacy;

import dev.bellhop.conversation.Redaction;
import dev.bellhop.conversation.log.ExclusiveJob;
import dev.bellhop.database.Keyset;
import dev.bellhop.site.Sites;
import dev.bellhop.visitor.Visitor;
import dev.bellhop.visitor.Visitors;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Applies each site's retention: erases conversations without activity for that many days, then deletes visitors not
/// seen for as long and without conversations. Where a site keeps everything, only anonymous visitors who never wrote
/// are deleted.
@Singleton
class Retention {
    /// Few enough that a service with thousands of workspaces holds none of its memory for them.
    static final int SITES = 500;

    private final PrivacyConfig config;
    private final Sites sites;
    private final Redaction redaction;
    private final Visitors visitors;
    private final Map<UUID, Keyset> looked = new ConcurrentHashMap<>();
    private final ExclusiveJob turns;
    private final Clock clock;

    Retention(
            PrivacyConfig config,
            Sites sites,
            Redaction redaction,
            Visitors visitors,
            ExclusiveJob turns,
            Clock clock) {
        this.config = config;
        this.sites = sites;
        this.redaction = redaction;
        this.visitors = visitors;
        this.turns = turns;
        this.clock = clock;
    }

    @Scheduled(every = "${bellhop.privacy.retention-every:1h}", delayed = "1m")
    void work() {
        try {
            forgetAll();
        } catch (RuntimeException e) {
            Log.warnf(
                    "what a site keeps no longer could not be forgotten: %s",
                    e.getClass().getSimpleName());
        }
    }

    private void forgetAll() {
        var after = Keyset.START.id();
        List<Sites.Retention> page;
        do {
            page = sites.retentions(after, SITES);
            page.forEach(this::forget);
            after = page.isEmpty() ? after : page.getLast().id();
        } while (page.size() == SITES);
    }

    private void forget(Sites.Retention site) {
        if (site.kept() == null) {
            forgetUnused(site);
            return;
        }
        var time = clock.instant().minus(site.kept());
        walk(Keyset.START, from -> redaction.emptyUntouched(site.id(), time, from, config.batch()));
        walk(
                Keyset.START,
                from -> visitors.removeUnseen(
                        site.id(),
                        time,
                        from,
                        config.batch(),
                        visitor -> redaction.hasAny(visitor.workspace, visitor.id)));
    }

    // Each visitor is looked at once: those who have written stay for ever here, and may be a million.
    private void forgetUnused(Sites.Retention site) {
        var time = clock.instant().minus(config.unusedVisitors());
        var from = looked.getOrDefault(site.id(), Keyset.START);
        looked.put(
                site.id(), walk(from, at -> visitors.removeUnseen(site.id(), time, at, config.batch(), this::isUsed)));
    }

    private boolean isUsed(Visitor visitor) {
        return visitor.externalId != null || redaction.hasAny(visitor.workspace, visitor.id);
    }

    /// From the beginning it finds what a crash left, and no longer finds what is done.
    ///
    /// @return the beginning of the last step
    private Keyset walk(Keyset start, UnaryOperator<Keyset> step) {
        var at = start;
        while (true) {
            var from = at;
            var next = turns.take(ExclusiveJob.Duty.PRIVACY, () -> step.apply(from));
            if (next.isEmpty()) {
                return at;
            }
            at = next.get();
        }
    }
}
