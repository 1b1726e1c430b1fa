package dev.bellhop.visitor;

import dev.bellhop.common.PlainText;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/visitors/{id}/block")
@Tag(name = "visitors")
@RunOnVirtualThread
class VisitorBlockResource {
    private final VisitorBlocks blocks;
    private final CurrentCaller caller;

    VisitorBlockResource(VisitorBlocks blocks, CurrentCaller caller) {
        this.blocks = blocks;
        this.caller = caller;
    }

    @Schema(name = "NewVisitorBlock")
    record Block(
            @PlainText
            @Size(max = 200, message = "must have 200 characters at most")
            @Schema(description = "For colleagues only", examples = "Insults")
            String reason) {}

    @PUT
    @RolesAllowed({"agent", "visitors:write"})
    @Operation(operationId = "blockVisitor", summary = "Block a visitor", description = """
            From then on nothing is taken from the visitor, on any device: no messages, files, ratings or pages. What \
            was said stays, and the visitor can read it. Blocking again changes the reason.\
            """)
    public VisitorView block(@RestPath UUID id, @Valid @NotNull Block block) {
        return blocks.block(caller.staff(), id, block.reason());
    }

    @DELETE
    @RolesAllowed({"agent", "visitors:write"})
    @Operation(
            operationId = "unblockVisitor",
            summary = "Unblock a visitor",
            description = "Once it is not blocked, nothing happens.")
    public VisitorView unblock(@RestPath UUID id) {
        return blocks.unblock(caller.staff(), id);
    }
}
