package dev.bellhop.ratelimit;

import dev.bellhop.security.CurrentCaller;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Counts what one caller asks, from wherever.
final class CallerRateLimit {
    private final RequestRateLimits limits;
    private final CurrentCaller caller;

    CallerRateLimit(RequestRateLimits limits, CurrentCaller caller) {
        this.limits = limits;
        this.caller = caller;
    }

    @ServerRequestFilter
    public void count() {
        caller.find()
                .ifPresent(one ->
                        limits.take(RequestRateLimits.Rule.CALLER, one.id().toString()));
    }
}
