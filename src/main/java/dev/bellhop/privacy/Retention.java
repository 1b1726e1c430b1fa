package dev.bellhop.privacy;

import dev.bellhop.conversation.Redaction;
import dev.bellhop.database.Keyset;
import dev.bellhop.site.Sites;
import dev.bellhop.visitor.Visitors;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.UnaryOperator;

/// Forgets what a site keeps no longer: conversations in which nothing has happened for so many days are emptied, and
/// visitors who were not seen for so long, and of whom no conversation is left, are removed.
@Singleton
class Retention {
    private final PrivacyConfig config;
    private final Sites sites;
    private final Redaction redaction;
    private final Visitors visitors;
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
            sites.withRetention().forEach(this::forget);
        } catch (RuntimeException e) {
            Log.warnf(
                    "what a site keeps no longer could not be forgotten: %s",
                    e.getClass().getSimpleName());
        }
    }

    private void forget(Sites.Retention site) {
        var time = clock.instant().minus(site.kept());
        walk(from -> redaction.emptyUntouched(site.id(), time, from, config.batch()));
        walk(from -> visitors.removeUnseen(
                site.id(), time, from, config.batch(), visitor -> redaction.hasAny(site.workspace(), visitor)));
    }

    // It begins anew each time: what a crash left is found again, and what is done is no longer there to be found.
    private void walk(UnaryOperator<Keyset> step) {
        var at = Keyset.START;
        while (at != null) {
            var from = at;
            at = turns.take(() -> step.apply(from)).orElse(null);
        }
    }
}
