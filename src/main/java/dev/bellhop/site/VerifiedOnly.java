package dev.bellhop.site;

import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses anonymous visitors on a site that requires verified ones, even those who came before it did.
public final class VerifiedOnly {
    private static final Set<String> WAYS_OUT = Set.of("/api/v1/visitors", "/api/v1/visitor-token");
    private final Sites sites;
    private final CurrentCaller caller;

    VerifiedOnly(Sites sites, CurrentCaller caller) {
        this.sites = sites;
        this.caller = caller;
    }

    @ServerRequestFilter
    public void check(HttpServerRequest request) {
        if (caller.find().orElse(null) instanceof Caller.Visitor visitor
                && !visitor.isVerified()
                && !isWayOut(request)
                && !sites.face(visitor.site()).serves(visitor)) {
            throw PublicSite.unverified();
        }
    }

    /// Whether it is a call by which a visitor is verified or signs out.
    public static boolean isWayOut(HttpServerRequest request) {
        return WAYS_OUT.contains(request.path());
    }
}
