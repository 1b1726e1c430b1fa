package dev.bellhop.conversation.mention;

import dev.bellhop.protocol.MentionView;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/mentions")
@Tag(name = "mentions", description = "Notes that name a colleague with `@`")
@RunOnVirtualThread
class MentionsResource {
    private final Mentions mentions;
    private final CurrentCaller caller;

    MentionsResource(Mentions mentions, CurrentCaller caller) {
        this.mentions = mentions;
        this.caller = caller;
    }

    @Schema(name = "MentionList")
    record Newest(List<MentionView> items) {}

    @GET
    @RolesAllowed("agent")
    @Operation(operationId = "listMentions", summary = "Read one's own mentions", description = """
            The newest notes that name the calling agent, newest first. A note names a colleague by `@` and the whole \
            name, in any case, and tells up to 20 of them.\
            """)
    public Newest newest(@RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return new Newest(mentions.newest(caller.staff(), limit));
    }
}
