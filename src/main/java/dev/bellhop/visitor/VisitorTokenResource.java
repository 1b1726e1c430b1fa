package dev.bellhop.visitor;

import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/visitor-token")
@Tag(name = "visitors")
@RunOnVirtualThread
class VisitorTokenResource {
    private final Visitors visitors;
    private final CurrentCaller caller;

    VisitorTokenResource(Visitors visitors, CurrentCaller caller) {
        this.visitors = visitors;
        this.caller = caller;
    }

    @DELETE
    @RolesAllowed("visitor")
    @Operation(
            operationId = "revokeVisitorToken",
            summary = "Sign out of this browser",
            description =
                    "The token that the call is made with is forgotten, and its sockets close. What was said stays.")
    @APIResponse(responseCode = "204", description = "Forgotten")
    public RestResponse<Void> delete() {
        if (!(caller.get() instanceof Caller.Visitor visitor)) {
            throw Refusal.forbidden("Only visitors have such a token.");
        }
        visitors.signOut(visitor);
        return RestResponse.noContent();
    }
}
