package dev.bellhop.visitor;

import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import dev.bellhop.site.VerifiedOnly;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Blocked visitors may read what was said, and sign out.
public final class BlockedVisitors {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private final CurrentCaller caller;

    BlockedVisitors(CurrentCaller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    public void check(HttpServerRequest request) {
        if (caller.find().orElse(null) instanceof Caller.Visitor visitor
                && visitor.isBlocked()
                && !READING.contains(request.method())
                && !VerifiedOnly.isWayOut(request)) {
            throw refusal();
        }
    }

    public static Refusal refusal() {
        return Refusal.forbidden("You can read what was said here, but no more messages are taken from you.");
    }
}
