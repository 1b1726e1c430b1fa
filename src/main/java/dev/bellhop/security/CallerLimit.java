package dev.bellhop.security;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Counts what one caller asks, from wherever.
final class CallerLimit {
    private final Limits limits;
    private final CurrentCaller caller;

    CallerLimit(Limits limits, CurrentCaller caller) {
        this.limits = limits;
        this.caller = caller;
    }

    @ServerRequestFilter
    public void count() {
        caller.find().ifPresent(one -> limits.take(Limits.Rule.CALLER, one.id().toString()));
    }
}
