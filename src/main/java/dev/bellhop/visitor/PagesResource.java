package dev.bellhop.visitor;

import dev.bellhop.protocol.PageView;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/visitors/{id}/pages")
@Tag(name = "visitors")
@RunOnVirtualThread
class PagesResource {
    private final Visitors visitors;
    private final PageTrail trail;
    private final CurrentCaller caller;

    PagesResource(Visitors visitors, PageTrail trail, CurrentCaller caller) {
        this.visitors = visitors;
        this.trail = trail;
        this.caller = caller;
    }

    @Schema(name = "PageTrail")
    record Pages(List<PageView> items) {}

    @GET
    @RolesAllowed({"agent", "visitors:read"})
    @Operation(
            operationId = "listVisitorPages",
            summary = "List the pages that a visitor came through",
            description =
                    "The newest first, twenty at most, without query strings. None where the site wants no trail.")
    public Pages list(@RestPath UUID id) {
        var workspace = caller.get().workspace();
        return new Pages(trail.of(workspace, visitors.get(workspace, id).id()));
    }
}
