package dev.bellhop.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bellhop.async.BackgroundTask;
import dev.bellhop.security.Caller;
import dev.bellhop.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

/// Notes on which page visitors use a site's widget, so that its owners see whether it is there. At most once an hour
/// for each site, so that a busy one costs nothing.
@Singleton
public class SeenSites {
    private static final Duration COARSE = Duration.ofHours(1);
    private static final int MOST = 10_000;
    /// A site that lists every origin takes whatever a client says.
    private static final Pattern ORIGIN = Pattern.compile("https?://[\\x21-\\x7e]{1,290}");

    private final Cache<UUID, Boolean> noted =
            Caffeine.newBuilder().expireAfterWrite(COARSE).maximumSize(MOST).build();
    private final Clock clock;

    SeenSites(Clock clock) {
        this.clock = clock;
    }

    /// The visitor's session has begun on a page of this origin. Does not wait for the database.
    ///
    /// @param origin null if the client is no browser
    public void note(Caller.Visitor visitor, String origin) {
        if (origin == null || !ORIGIN.matcher(origin).matches()) {
            return;
        }
        if (noted.asMap().putIfAbsent(visitor.site(), true) == null) {
            BackgroundTask.run("noting where a widget is", () -> store(visitor, origin));
        }
    }

    private void store(Caller.Visitor visitor, String origin) {
        var now = clock.instant();
        try {
            TenantScope.within(visitor.workspace(), () -> QuarkusTransaction.requiringNew()
                    .run(() -> Site.seen(visitor.workspace(), visitor.site(), origin, now, now.minus(COARSE))));
        } catch (RuntimeException e) {
            noted.invalidate(visitor.site());
            throw e;
        }
    }
}
