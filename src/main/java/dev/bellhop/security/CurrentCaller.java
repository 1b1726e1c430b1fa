package dev.bellhop.security;

import dev.bellhop.common.Refusal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/// The caller of the current REST request.
@RequestScoped
public class CurrentCaller {
    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller get() {
        return find().orElseThrow(() -> Refusal.unauthenticated("Sign in first."));
    }

    /// Empty if the request has no token.
    public Optional<Caller> find() {
        return Optional.ofNullable(identity.getAttribute(CallerIdentities.CALLER));
    }

    /// The signed-in agent.
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
