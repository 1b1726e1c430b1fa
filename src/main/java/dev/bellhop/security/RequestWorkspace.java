package dev.bellhop.security;

import dev.bellhop.tenancy.TenantScope;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Limits a request to its caller's workspace. Requests that anyone may send are not limited: they look up what their
/// own token, cookie or site key names.
final class RequestWorkspace {
    private final CurrentCaller caller;
    private final TenantScope.OfRequest scope;

    RequestWorkspace(CurrentCaller caller, TenantScope.OfRequest scope) {
        this.caller = caller;
        this.scope = scope;
    }

    @ServerRequestFilter
    public void narrow(ResourceInfo operation) {
        if (!operation.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            caller.find().ifPresent(one -> scope.set(one.workspace()));
        }
    }
}
