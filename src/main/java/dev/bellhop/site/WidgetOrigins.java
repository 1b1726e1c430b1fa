package dev.bellhop.site;

import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Accepts a visitor's token only from pages of its own site, so that another page cannot use a stolen one.
final class WidgetOrigins {
    private final Sites sites;
    private final CurrentCaller caller;

    WidgetOrigins(Sites sites, CurrentCaller caller) {
        this.sites = sites;
        this.caller = caller;
    }

    @ServerRequestFilter
    public void check(HttpServerRequest request) {
        var origin = request.getHeader("Origin");
        if (origin == null || isOwn(origin, request)) {
            return;
        }
        if (caller.find().orElse(null) instanceof Caller.Visitor visitor) {
            sites.face(visitor.site()).checkWelcomes(origin);
        }
    }

    // The demo shop is a page of this service.
    private static boolean isOwn(String origin, HttpServerRequest request) {
        return origin.equalsIgnoreCase(request.scheme() + "://" + request.authority());
    }
}
