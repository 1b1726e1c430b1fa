package dev.bellhop.account;

import dev.bellhop.common.Name;
import dev.bellhop.ratelimit.RequestRateLimits;
import dev.bellhop.security.CurrentCaller;
import dev.bellhop.workspace.Workspace;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/workspace")
@Tag(name = "workspace", description = "The company itself")
@RunOnVirtualThread
class WorkspaceResource {
    private final WorkspaceDeletion closing;
    private final CurrentCaller caller;
    private final RequestRateLimits limits;

    WorkspaceResource(WorkspaceDeletion closing, CurrentCaller caller, RequestRateLimits limits) {
        this.closing = closing;
        this.caller = caller;
        this.limits = limits;
    }

    @Schema(name = "Workspace")
    record View(UUID id, @Schema(examples = "Linden & Loom") String name, Instant createdAt) {}

    @Schema(name = "WorkspaceDeletion")
    record Deletion(
            @Name
            @NotNull(message = "is missing")
            @Size(max = 200, message = "must have 200 characters at most")
            @Schema(description = "The workspace's, as it stands there", examples = "Linden & Loom")
            String name,

            @NotNull(message = "is missing")
            @Size(max = 200, message = "must have 200 characters at most")
            @Schema(description = "The owner's own")
            String password) {

        @Override
        public String toString() {
            return "Deletion[…]";
        }
    }

    @GET
    @RolesAllowed("agent")
    @Operation(operationId = "getWorkspace", summary = "Get one's workspace")
    @Transactional
    public View get() {
        Workspace workspace = Workspace.findById(caller.get().workspace());
        return new View(workspace.id, workspace.name, workspace.createdAt);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("deletion")
    @RolesAllowed("owner")
    @Operation(
            operationId = "deleteWorkspace",
            summary = "Delete the workspace",
            description =
                    "For good, with all that is in it: agents, keys, sites, visitors, conversations, and the audit."
                            + " Everybody is signed out at once; the rows go within minutes.")
    @APIResponse(responseCode = "202", description = "Closed, and being taken away")
    public RestResponse<Void> delete(@Valid @NotNull Deletion deletion) {
        var me = caller.agent();
        limits.take(RequestRateLimits.Rule.SIGN_IN_ACCOUNT, me.id().toString());
        closing.close(me, deletion.name(), deletion.password());
        return RestResponse.accepted();
    }
}
