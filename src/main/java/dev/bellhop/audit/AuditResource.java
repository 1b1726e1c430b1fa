package dev.bellhop.audit;

import dev.bellhop.ratelimit.ExportTurns;
import dev.bellhop.security.CurrentCaller;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/audit")
@Tag(name = "audit", description = "Who did what, when, and from where")
@RunOnVirtualThread
class AuditResource {
    private final Audit audit;
    private final AuditExport export;
    private final CurrentCaller caller;
    private final ExportTurns turns;

    AuditResource(Audit audit, AuditExport export, CurrentCaller caller, ExportTurns turns) {
        this.turns = turns;
        this.audit = audit;
        this.export = export;
        this.caller = caller;
    }

    @RegisterForReflection
    @Schema(name = "AuditPage")
    record Page(
            List<AuditView> items,

            @Schema(description = "Send as `after` for the next page")
            UUID next) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, AuditExport.LINES, AuditExport.TABLE})
    @RolesAllowed("owner")
    @Operation(
            operationId = "listAudit",
            summary = "Read or export the audit",
            description = "Newest first. As JSON, page by page; with `Accept: application/x-ndjson` or `text/csv`,"
                    + " all that the filters leave, at once, which itself becomes an entry.")
    @APIResponse(
            responseCode = "200",
            description = "What was done",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Page.class)),
                @Content(mediaType = AuditExport.LINES, schema = @Schema(implementation = AuditView.class)),
                @Content(mediaType = AuditExport.TABLE, schema = @Schema(implementation = String.class))
            })
    public Response list(
            @RestQuery @Parameter(description = "As `session.refused`; may be repeated") List<String> action,
            @RestQuery @Parameter(description = "The id of an agent or a key") UUID actor,
            @RestQuery @Parameter(example = "2026-03-01T00:00:00Z") String since,
            @RestQuery @Parameter(description = "Not itself", example = "2026-04-01T00:00:00Z") String until,
            @RestQuery UUID after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            HttpHeaders headers) {
        var filter = AuditFilter.parse(action, actor, since, until);
        return switch (wanted(headers)) {
            case AuditExport.LINES -> export(filter, AuditExport.LINES, "ndjson");
            case AuditExport.TABLE -> export(filter, AuditExport.TABLE, "csv");
            default -> page(filter, after, limit);
        };
    }

    // The framework has already refused clients that accept none of the three.
    private static String wanted(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .map(type -> type.getType() + "/" + type.getSubtype())
                .filter(List.of(MediaType.APPLICATION_JSON, AuditExport.LINES, AuditExport.TABLE)::contains)
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
    }

    private Response page(AuditFilter filter, UUID after, int limit) {
        var items = audit.page(caller.get().workspace(), filter, after, limit);
        var next = items.size() < limit ? null : items.getLast().id();
        return Response.ok(new Page(items, next), MediaType.APPLICATION_JSON).build();
    }

    private Response export(AuditFilter filter, String type, String ending) {
        var workspace = caller.get().workspace();
        turns.requireFree(workspace);
        audit.note(caller.staff(), AuditAction.AUDIT_EXPORTED, null, ending);
        StreamingOutput body = out -> turns.write(workspace, () -> export.write(workspace, filter, type, out));
        return Response.ok(body, type)
                .header("Content-Disposition", "attachment; filename=\"audit." + ending + "\"")
                .build();
    }
}
