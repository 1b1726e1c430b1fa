package dev.bellhop.live.admission;

import dev.bellhop.async.BackgroundTask;
import dev.bellhop.common.Refusal;
import dev.bellhop.ratelimit.TokenBuckets;
import dev.bellhop.security.http.ClientAddresses;
import dev.bellhop.site.PublicSite;
import dev.bellhop.site.Sites;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/// Checks WebSocket upgrades: only from pages that the site lists (404 for an unknown site, 403 for a foreign origin)
/// and within the limits (503 in all, 429 for the address or site).
@Singleton
public class UpgradeGate implements HttpUpgradeCheck {
    public static final String VISITOR = "visitor";
    public static final String AGENT = "agent";
    private static final TypedKey<ConnectionLimits.Origin> FROM = new TypedKey<>("bellhop.from");
    private static final int LONGEST_PAGE = 300;
    private final AdmissionConfig config;
    private final ConnectionLimits limits;
    private final Sites sites;
    private final ClientAddresses addresses;
    private final TokenBuckets<String> upgrades;

    UpgradeGate(AdmissionConfig config, ConnectionLimits limits, Sites sites, ClientAddresses addresses) {
        this.config = config;
        this.limits = limits;
        this.sites = sites;
        this.addresses = addresses;
        this.upgrades = new TokenBuckets<>(config.upgrades());
    }

    /// The address of the socket and the site of a visitor's.
    public static ConnectionLimits.Origin from(WebSocketConnection connection) {
        return connection.userData().get(FROM);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        if (limits.isFull()) {
            return CheckResult.rejectUpgrade(503);
        }
        var request = context.httpRequest();
        if (!upgrades.take(addresses.of(request)).isConsumed()) {
            return CheckResult.rejectUpgrade(429);
        }
        if (context.endpointId().equals(AGENT)) {
            return Uni.createFrom()
                    .item(isOurs(request) ? seat(context, null, null) : CheckResult.rejectUpgradeSync(403));
        }
        var key = siteKey(request);
        var origin = request.getHeader("Origin");
        // Back to the event loop: upgraded from another thread, a socket can open, or even close, before its endpoint
        // exists.
        var loop = Vertx.currentContext();
        return Uni.createFrom()
                .item(() -> visitor(context, key, origin))
                .runSubscriptionOn(work -> BackgroundTask.run("an upgrade", work))
                .emitOn(upgrade -> loop.runOnContext(_ -> upgrade.run()));
    }

    // An undecodable query names no site.
    private static String siteKey(HttpServerRequest request) {
        try {
            return request.getParam("site");
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private CheckResult visitor(HttpUpgradeContext context, String key, String origin) {
        PublicSite site;
        try {
            site = sites.face(key);
        } catch (Refusal _) {
            return CheckResult.rejectUpgradeSync(404);
        }
        if (!site.welcomes(origin)) {
            return CheckResult.rejectUpgradeSync(403);
        }
        return seat(context, site.id(), origin);
    }

    private CheckResult seat(HttpUpgradeContext context, UUID site, String page) {
        var from = new ConnectionLimits.Origin(addresses.of(context.httpRequest()), site, bounded(page));
        if (!limits.hasPlaceFor(from)) {
            return CheckResult.rejectUpgradeSync(429);
        }
        context.userData().put(FROM, from);
        return CheckResult.permitUpgradeSync();
    }

    // It stays as long as the socket, and a site that lists every origin takes whatever a client says.
    private static String bounded(String page) {
        return page == null || page.length() > LONGEST_PAGE ? null : page;
    }

    // The console is a page of this service, unless the settings name others.
    private boolean isOurs(HttpServerRequest request) {
        var origin = request.getHeader("Origin");
        var own = request.scheme() + "://" + request.authority();
        return origin == null
                || origin.equalsIgnoreCase(own)
                || config.consoleOrigins().orElse(List.of()).contains(origin);
    }
}
