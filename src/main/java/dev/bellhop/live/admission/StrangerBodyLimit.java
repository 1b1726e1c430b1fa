package dev.bellhop.live.admission;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Keeps the bodies of requests small until a token has been verified. An invented token counts as none.
@ApplicationScoped
class StrangerBodyLimit {
    // Behind Quarkus' authentication (200), before its authorization (100).
    private static final int AUTHENTICATED = 150;

    void register(@Observes Filters filters) {
        filters.register(this::restrict, AUTHENTICATED);
    }

    private void restrict(RoutingContext context) {
        var request = context.request();
        if (isKnown(context) || !hasBody(request)) {
            context.next();
            return;
        }
        RequestGuard.of(request.connection())
                .ifPresentOrElse(guard -> guard.restrict(declared(request), context::next), context::next);
    }

    private static boolean isKnown(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous();
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static long declared(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
