package dev.bellhop.privacy;

import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.ratelimit.ExportTurns;
import dev.bellhop.security.CurrentCaller;
import dev.bellhop.visitor.PersonalData.Subject;
import dev.bellhop.visitor.Visitors;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/visitors/{id}")
@Tag(name = "privacy", description = "What is kept of a visitor, and how it is taken away")
@RunOnVirtualThread
class PrivacyResource {
    private final VisitorErasures erasures;
    private final VisitorExport export;
    private final Visitors visitors;
    private final Audit audit;
    private final CurrentCaller caller;
    private final ExportTurns turns;

    PrivacyResource(
            VisitorErasures erasures,
            VisitorExport export,
            Visitors visitors,
            Audit audit,
            CurrentCaller caller,
            ExportTurns turns) {
        this.turns = turns;
        this.erasures = erasures;
        this.export = export;
        this.visitors = visitors;
        this.audit = audit;
        this.caller = caller;
    }

    @POST
    @Path("erase")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"admin", "visitors:erase"})
    @Operation(
            operationId = "eraseVisitor",
            summary = "Erase a visitor",
            description = "For good. Their sockets close and their name is gone when this answers; the rest follows by"
                    + " itself, and `GET erasure` says when it is done. Sending it again does no harm.")
    @APIResponse(
            responseCode = "202",
            description = "Begun, or done already",
            content = @Content(schema = @Schema(implementation = VisitorErasureView.class)))
    public RestResponse<VisitorErasureView> erase(@RestPath UUID id) {
        return RestResponse.ResponseBuilder.<VisitorErasureView>accepted(erasures.begin(caller.staff(), id))
                .location(URI.create("/api/v1/visitors/" + id + "/erasure"))
                .build();
    }

    @GET
    @Path("erasure")
    @RolesAllowed({"admin", "visitors:erase"})
    @Operation(
            operationId = "getErasure",
            summary = "What was erased of a visitor",
            description = "The proof, once it is finished.")
    public VisitorErasureView erasure(@RestPath UUID id) {
        return erasures.get(caller.staff(), id);
    }

    @GET
    @Path("export")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"admin", "visitors:export"})
    @Operation(
            operationId = "exportVisitor",
            summary = "All that is kept of a visitor",
            description = "One JSON document, written as it is read. It holds the company's notes too: read it before"
                    + " you pass it on.")
    @APIResponse(
            responseCode = "200",
            description = "`visitor`, `tokens` (when, not what), `conversations` with all their entries",
            content = @Content(schema = @Schema(implementation = Object.class)))
    public Response export(@RestPath UUID id) {
        var by = caller.staff();
        var visitor = visitors.get(by.workspace(), id);
        turns.requireFree(by.workspace());
        audit.note(by, AuditAction.VISITOR_EXPORTED, new Audit.Thing(visitor.id(), null), null);
        StreamingOutput body =
                out -> turns.write(by.workspace(), () -> export.write(new Subject(by.workspace(), visitor.id()), out));
        return Response.ok(body, MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"visitor-" + id + ".json\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
