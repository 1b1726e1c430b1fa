package dev.bellhop.conversation.mention;

import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/conversations/{id}/mentions/seen")
@Tag(name = "mentions", description = "Notes that name a colleague with `@`")
@RunOnVirtualThread
class SeenMentionsResource {
    private final Mentions mentions;
    private final CurrentCaller caller;

    SeenMentionsResource(Mentions mentions, CurrentCaller caller) {
        this.mentions = mentions;
        this.caller = caller;
    }

    @PUT
    @RolesAllowed("agent")
    @Operation(
            operationId = "seeMentions",
            summary = "Mark one's mentions in a conversation as seen",
            description = "The agent's other consoles learn of it.")
    @APIResponse(responseCode = "204", description = "Seen, now or before")
    public void see(@RestPath UUID id) {
        mentions.see(caller.staff(), id);
    }
}
