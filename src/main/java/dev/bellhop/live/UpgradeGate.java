package dev.bellhop.live;

import dev.bellhop.common.Refusal;
import dev.bellhop.site.SiteFace;
import dev.bellhop.site.Sites;
import io.netty.channel.Channel;
import io.quarkus.virtual.threads.VirtualThreads;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

/// Decides who may open a socket at all, before there is one: only pages a site lists (404 for an unknown site, 403 for
/// a foreign origin), and only while there is room (503).
@Singleton
class UpgradeGate implements HttpUpgradeCheck {
    static final String VISITOR = "visitor";
    static final String AGENT = "agent";
    private static final TypedKey<Channel> CHANNEL = new TypedKey<>("bellhop.channel");
    private static final TypedKey<UUID> SITE = new TypedKey<>("bellhop.site");
    private final LiveConfig config;
    private final Hub hub;
    private final Drain drain;
    private final Sites sites;
    private final ExecutorService threads;

    UpgradeGate(LiveConfig config, Hub hub, Drain drain, Sites sites, @VirtualThreads ExecutorService threads) {
        this.config = config;
        this.hub = hub;
        this.drain = drain;
        this.sites = sites;
        this.threads = threads;
    }

    static Channel channel(WebSocketConnection connection) {
        return connection.userData().get(CHANNEL);
    }

    /// The site a visitor's socket was opened for.
    static UUID site(WebSocketConnection connection) {
        return connection.userData().get(SITE);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        if (drain.isDraining() || hub.size() >= config.sockets()) {
            return CheckResult.rejectUpgrade(503);
        }
        var request = context.httpRequest();
        context.userData().put(CHANNEL, ((ConnectionBase) request.connection()).channel());
        if (context.endpointId().equals(AGENT)) {
            return isOurs(request) ? CheckResult.permitUpgrade() : CheckResult.rejectUpgrade(403);
        }
        var key = request.getParam("site");
        var origin = request.getHeader("Origin");
        // Back to the loop: upgraded from another thread, a socket can be open, or closed again, before its endpoint
        // is there.
        var loop = Vertx.currentContext();
        return Uni.createFrom()
                .item(() -> visitor(context, key, origin))
                .runSubscriptionOn(threads)
                .emitOn(upgrade -> loop.runOnContext(_ -> upgrade.run()));
    }

    private CheckResult visitor(HttpUpgradeContext context, String key, String origin) {
        SiteFace site;
        try {
            site = sites.face(key);
        } catch (Refusal _) {
            return CheckResult.rejectUpgradeSync(404);
        }
        if (!site.welcomes(origin)) {
            return CheckResult.rejectUpgradeSync(403);
        }
        context.userData().put(SITE, site.id());
        return CheckResult.permitUpgradeSync();
    }

    // The console is a page of this service, unless it was told of others.
    private boolean isOurs(HttpServerRequest request) {
        var origin = request.getHeader("Origin");
        var own = request.scheme() + "://" + request.authority();
        return origin == null
                || origin.equalsIgnoreCase(own)
                || config.consoleOrigins().orElse(List.of()).contains(origin);
    }
}
