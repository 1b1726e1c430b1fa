package dev.bellhop.idempotency;

import dev.bellhop.common.Refusal;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses an `Idempotency-Key` without content. The framework takes an empty header for none, and the call, repeated,
/// would be done twice.
final class EmptyKeyFilter {
    @ServerRequestFilter
    public void check(HttpServerRequest request) {
        var key = request.getHeader("Idempotency-Key");
        if (key != null && (key.isBlank() || key.equals("\"\""))) {
            throw Refusal.malformed("The Idempotency-Key is empty. Send one of 1 to 64 characters, or none.");
        }
    }
}
