package dev.bellhop.conversation.label;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.inbox.Inbox;
import dev.bellhop.protocol.ConversationView;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// One label at a time, so that two agents who label one conversation at once both succeed.
@Path("/api/v1/conversations/{id}/labels/{label}")
@Tag(name = "labels", description = "What conversations are about, as agents sort them")
@RunOnVirtualThread
class ConversationLabelsResource {
    private final ConversationLabels labels;
    private final Inbox inbox;
    private final CurrentCaller caller;

    ConversationLabelsResource(ConversationLabels labels, Inbox inbox, CurrentCaller caller) {
        this.labels = labels;
        this.inbox = inbox;
        this.caller = caller;
    }

    @PUT
    @RolesAllowed({"agent", "conversations:write"})
    @Operation(
            operationId = "labelConversation",
            summary = "Put a label on a conversation",
            description = "An entry of the log that visitors do not see. Once it is on, nothing happens.")
    @APIResponseSchema(value = ConversationView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "It was erased, or has as many labels as it may have")
    public ConversationView add(@RestPath UUID id, @RestPath UUID label) {
        labels.add(caller.staff(), id, label);
        return view(id);
    }

    @DELETE
    @RolesAllowed({"agent", "conversations:write"})
    @Operation(
            operationId = "unlabelConversation",
            summary = "Take a label off a conversation",
            description = "An entry of the log that visitors do not see. Once it is off, nothing happens.")
    @APIResponseSchema(value = ConversationView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "It was erased")
    public ConversationView remove(@RestPath UUID id, @RestPath UUID label) {
        labels.remove(caller.staff(), id, label);
        return view(id);
    }

    private ConversationView view(UUID id) {
        return inbox.find(caller.staff().workspace(), id)
                .map(Inbox.Row::forAgent)
                .orElseThrow(() -> Refusal.notFound("conversation"));
    }
}
