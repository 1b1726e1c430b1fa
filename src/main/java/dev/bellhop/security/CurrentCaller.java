package dev.bellhop.security;

import dev.bellhop.common.Refusal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/// Who sent this REST request.
@RequestScoped
public class CurrentCaller {
    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller get() {
        return find().orElseThrow(() -> Refusal.unauthenticated("Sign in first."));
    }

    /// Nobody, where the call came without a token.
    public Optional<Caller> find() {
        return Optional.ofNullable(identity.getAttribute(CallerIdentities.CALLER));
    }

    /// A person who has signed in.
    public Caller.Agent agent() {
        if (get() instanceof Caller.Agent agent) {
            return agent;
        }
        throw Refusal.forbidden("Only a person who has signed in may do this.");
    }

    public Caller.Staff staff() {
        if (get() instanceof Caller.Staff staff) {
            return staff;
        }
        throw Refusal.forbidden("Only agents may do this.");
    }
}
