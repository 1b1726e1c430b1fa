package dev.bellhop.visitor;

import dev.bellhop.async.CoalescingWorker;
import dev.bellhop.async.LogOnce;
import dev.bellhop.common.Names;
import dev.bellhop.common.Refusal;
import dev.bellhop.database.Sql;
import dev.bellhop.protocol.PageView;
import dev.bellhop.security.Caller;
import dev.bellhop.site.Sites;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The pages that visitors come through, where the site wants it. Stored for all at once, so that ten thousand who
/// arrive together cost a few statements; of several pages of one visitor within a moment the last one counts.
@ApplicationScoped
public class PageTrail {
    /// A visitor came to another page.
    public record Visited(UUID workspace, UUID visitor, PageView page) {}

    private static final int TITLE = 100;
    private static final int BATCH = 500;
    private static final int MOST_WAITING = 20_000;

    private final Map<UUID, VisitorPage> waiting = new ConcurrentHashMap<>();
    private final CoalescingWorker worker = new CoalescingWorker("page-trail", this::storeAll);
    private final LogOnce outage = new LogOnce();
    private final Sql sql;
    private final Sites sites;
    private final Clock clock;
    private final Event<Visited> visited;

    PageTrail(Sql sql, Sites sites, Clock clock, Event<Visited> visited) {
        this.sql = sql;
        this.sites = sites;
        this.clock = clock;
        this.visited = visited;
    }

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) {
        worker.stop();
    }

    /// The visitor is on this page. Stored soon, unless the site wants no trail.
    public void arrive(Caller.Visitor visitor, String url, String title) {
        if (!sites.face(visitor.site()).pageTrail()) {
            return;
        }
        var address = PageAddress.clean(url)
                .orElseThrow(() -> Refusal.malformed("A page has an address like https://shop.example/cart."));
        var name = title == null ? "" : Names.clean(title, TITLE);
        var page = new PageView(address, name.isEmpty() ? null : name, clock.instant());
        if (waiting.size() < MOST_WAITING) {
            waiting.put(visitor.id(), new VisitorPage(visitor.workspace(), visitor.id(), page));
        }
        worker.wake();
    }

    /// The newest first.
    public List<PageView> of(UUID workspace, UUID visitor) {
        return VisitorPage.of(sql, workspace, visitor);
    }

    void merged(@Observes Visitors.Merged merged) {
        VisitorPage.move(sql, merged.from(), merged.into());
    }

    void gone(@Observes Visitors.Gone gone) {
        waiting.remove(gone.visitor());
        VisitorPage.forget(sql, gone.visitor());
    }

    private boolean storeAll() {
        try {
            while (!waiting.isEmpty()) {
                var some = waiting.values().stream()
                        .limit(BATCH)
                        .sorted(Comparator.comparing(page -> page.page().at()))
                        .toList();
                some.forEach(page -> waiting.remove(page.visitor(), page));
                store(some);
            }
            outage.isOver();
        } catch (RuntimeException e) {
            var reason = e.getClass().getSimpleName();
            if (outage.isNews(reason)) {
                Log.warnf("pages that visitors came to are not stored: %s", reason);
            }
        }
        return true;
    }

    private void store(List<VisitorPage> pages) {
        var added = QuarkusTransaction.requiringNew().call(() -> VisitorPage.add(sql, pages));
        added.forEach(page -> visited.fire(new Visited(page.workspace(), page.visitor(), page.page())));
    }
}
