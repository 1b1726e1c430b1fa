package dev.bellhop.security;

import dev.bellhop.common.Refusal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/// Who sent this REST request.
@RequestScoped
public class CurrentCaller {
    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller get() {
        Caller caller = identity.getAttribute(CallerIdentities.CALLER);
        if (caller == null) {
            throw Refusal.unauthenticated("Sign in first.");
        }
        return caller;
    }

    public Caller.Staff staff() {
        if (get() instanceof Caller.Staff staff) {
            return staff;
        }
        throw Refusal.forbidden("Only agents may do this.");
    }
}
