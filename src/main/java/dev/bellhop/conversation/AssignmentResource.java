package dev.bellhop.conversation;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.inbox.Inbox;
import dev.bellhop.conversation.model.History;
import dev.bellhop.protocol.ConversationView;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/conversations/{id}")
@Tag(name = "assignment", description = "Who is responsible")
@RunOnVirtualThread
class AssignmentResource {
    private final Conversations conversations;
    private final Inbox inbox;
    private final History history;
    private final CurrentCaller caller;

    AssignmentResource(Conversations conversations, Inbox inbox, History history, CurrentCaller caller) {
        this.conversations = conversations;
        this.inbox = inbox;
        this.history = history;
        this.caller = caller;
    }

    @Schema(name = "NewAssignment")
    record Take(@NotNull(message = "is missing") UUID agent) {}

    @PUT
    @Path("assignment")
    @RolesAllowed({"agent", "conversations:write"})
    @Operation(
            operationId = "assignConversation",
            summary = "Make an agent responsible",
            description = "Takes over from whoever was.")
    public ConversationView assign(@RestPath UUID id, @Valid @NotNull Take take) {
        conversations.assign(caller.staff(), id, take.agent());
        return view(id);
    }

    @DELETE
    @Path("assignment")
    @RolesAllowed({"agent", "conversations:write"})
    @Operation(
            operationId = "unassignConversation",
            summary = "Make nobody responsible",
            description = "It goes back to those that wait.")
    @APIResponseSchema(value = ConversationView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "The conversation was erased")
    public ConversationView unassign(@RestPath UUID id) {
        conversations.unassign(caller.staff(), id);
        return view(id);
    }

    @GET
    @Path("assignments")
    @RolesAllowed({"agent", "conversations:read"})
    @Operation(operationId = "listAssignments", summary = "Who was responsible when", description = "Oldest first.")
    public History.Steps assignments(
            @RestPath UUID id, @RestQuery UUID after, @RestQuery @DefaultValue("200") @Min(1) @Max(200) int limit) {
        return history.assignments(caller.staff(), id, after, limit);
    }

    private ConversationView view(UUID id) {
        return inbox.find(caller.staff().workspace(), id)
                .map(Inbox.Row::forAgent)
                .orElseThrow(() -> Refusal.notFound("conversation"));
    }
}
