package dev.bellhop.visitor;

import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Blocked visitors may read what was said, and sign out.
final class BlockedVisitors {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    // The calls by which a visitor is verified or signs out.
    private static final Set<String> WAYS_OUT = Set.of("/api/v1/visitors", "/api/v1/visitor-token");
    private final CurrentCaller caller;

    BlockedVisitors(CurrentCaller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    public void check(HttpServerRequest request) {
        if (caller.find().orElse(null) instanceof Caller.Visitor visitor
                && visitor.isBlocked()
                && !READING.contains(request.method())
                && !WAYS_OUT.contains(request.path())) {
            throw Refusal.forbidden(Caller.Visitor.BLOCKED);
        }
    }
}
