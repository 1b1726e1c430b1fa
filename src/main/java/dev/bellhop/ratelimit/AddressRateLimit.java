package dev.bellhop.ratelimit;

import dev.bellhop.common.Problem;
import dev.bellhop.common.ProblemWriter;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.http.ClientAddresses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Limits the requests of one address before the token is looked up, so that guessing tokens does not load the
/// database.
@ApplicationScoped
class AddressRateLimit {
    // After the CORS headers, so that pages of other origins can read the refusal.
    private static final int EARLY = 900;
    private final RequestRateLimits limits;
    private final ClientAddresses addresses;
    private final ProblemWriter problems;

    AddressRateLimit(RequestRateLimits limits, ClientAddresses addresses, ProblemWriter problems) {
        this.limits = limits;
        this.addresses = addresses;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, EARLY);
    }

    private void count(RoutingContext context) {
        var request = context.request();
        var rule = ruleOf(request.path());
        if (rule == null) {
            context.next();
            return;
        }
        try {
            limits.take(rule, addresses.of(request), 1, context.response());
        } catch (Refusal refusal) {
            refuse(context, refusal);
            return;
        }
        context.next();
    }

    private static RequestRateLimits.Rule ruleOf(String path) {
        if (path.startsWith("/api/") || path.startsWith("/files/")) {
            return RequestRateLimits.Rule.ADDRESS;
        }
        if (path.startsWith("/q/health")) {
            return RequestRateLimits.Rule.PROBES;
        }
        return path.startsWith("/q/") ? RequestRateLimits.Rule.MANAGEMENT : null;
    }

    private void refuse(RoutingContext context, Refusal refusal) {
        context.response()
                .setStatusCode(refusal.code().status())
                .putHeader(HttpHeaders.RETRY_AFTER, refusal.retryAfter().toString())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(problems.write(refusal));
    }
}
