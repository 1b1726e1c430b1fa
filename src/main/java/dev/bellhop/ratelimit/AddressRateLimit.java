package dev.bellhop.ratelimit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellhop.common.Problem;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.http.ClientAddresses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Counts what one address asks, before its token is looked up: guessing tokens costs the database something.
@ApplicationScoped
class AddressRateLimit {
    // After the headers that let a page of another origin read the refusal.
    private static final int EARLY = 900;
    private final RequestRateLimits limits;
    private final ClientAddresses addresses;
    private final ObjectMapper json;

    AddressRateLimit(RequestRateLimits limits, ClientAddresses addresses, ObjectMapper json) {
        this.limits = limits;
        this.addresses = addresses;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, EARLY);
    }

    private void count(RoutingContext context) {
        var request = context.request();
        if (!request.path().startsWith("/api/")) {
            context.next();
            return;
        }
        try {
            limits.take(RequestRateLimits.Rule.ADDRESS, addresses.of(request), context.response());
        } catch (Refusal refusal) {
            refuse(context, refusal);
            return;
        }
        context.next();
    }

    private void refuse(RoutingContext context, Refusal refusal) {
        var code = refusal.code();
        context.response()
                .setStatusCode(code.status())
                .putHeader(HttpHeaders.RETRY_AFTER, refusal.retryAfter().toString())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(text(Problem.of(code.status(), code.wireName(), refusal.getMessage())));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
