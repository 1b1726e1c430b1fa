package dev.bellhop.security;

import dev.bellhop.tenancy.TenantScope;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// A request that only a known caller may send works within that caller's workspace. One that anyone may send looks for
/// what its own token, cookie or site key names, whoever else it says it comes from.
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
