package dev.bellhop.assist.session;

import dev.bellhop.assist.model.AssistSession;
import dev.bellhop.assist.recording.Recorder;
import dev.bellhop.assist.recording.Recordings;
import dev.bellhop.common.Refusal;
import dev.bellhop.protocol.AssistView;
import dev.bellhop.ratelimit.ExportTurns;
import dev.bellhop.security.CurrentCaller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/assist-sessions")
@Tag(name = "assist", description = "Remote assistance: whose page is, or was, shown to whom")
@RunOnVirtualThread
class AssistSessionsResource {
    private static final String LINES = "application/x-ndjson";
    private final AssistSessions assistances;
    private final Recordings recordings;
    private final CurrentCaller caller;
    private final ExportTurns turns;

    AssistSessionsResource(AssistSessions assistances, Recordings recordings, CurrentCaller caller, ExportTurns turns) {
        this.turns = turns;
        this.assistances = assistances;
        this.recordings = recordings;
        this.caller = caller;
    }

    @Schema(name = "AssistSessionPage")
    record Page(
            List<AssistView> items,

            @Schema(description = "Send as `after` for the next page")
            UUID next) {}

    @GET
    @RolesAllowed({"agent", "conversations:read"})
    @Operation(
            operationId = "listAssistSessions",
            summary = "List assist sessions",
            description =
                    "Newest first. What was seen is kept nowhere but in recordings; this says that it was, and how"
                            + " it ended.")
    @Transactional
    public Page list(
            @RestQuery UUID conversation,
            @RestQuery UUID after,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var rows = AssistSession.page(caller.staff().workspace(), conversation, after, limit);
        var next = rows.size() < limit ? null : rows.getLast().id;
        return new Page(rows.stream().map(this::view).toList(), next);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "conversations:read"})
    @Operation(operationId = "getAssistSession", summary = "Get an assist session")
    @Transactional
    public AssistView get(@RestPath UUID id) {
        return AssistSession.byId(caller.staff().workspace(), id)
                .map(this::view)
                .orElseThrow(() -> Refusal.notFound("assist session"));
    }

    @POST
    @Path("{id}/stop")
    @RolesAllowed({"agent", "conversations:write"})
    @Operation(
            operationId = "stopAssistSession",
            summary = "Stop an assist session",
            description = "At once, on both sides. Sending it again does no harm.")
    @APIResponse(responseCode = "204", description = "It is over")
    public void stop(@RestPath UUID id) {
        if (assistances.view(id).isPresent()) {
            assistances.stop(caller.staff(), id);
        } else {
            checkKnown(id);
        }
    }

    @GET
    @Path("{id}/recording")
    @Produces(LINES)
    @RolesAllowed("supervisor")
    @Operation(
            operationId = "getAssistRecording",
            summary = "Get a recording",
            description = "Where the site has what agents see recorded. Lines of JSON: what the page looked like, as it"
                    + " came. Reading it is audited.")
    @APIResponse(
            responseCode = "200",
            description = "The recording",
            content = @Content(mediaType = LINES, schema = @Schema(implementation = Recorder.Piece.class)))
    public Response recording(@RestPath UUID id) {
        var workspace = caller.staff().workspace();
        turns.requireFree(workspace);
        recordings.checkRead(caller.staff(), id);
        StreamingOutput body = out -> turns.write(workspace, () -> recordings.write(workspace, id, out));
        return Response.ok(body, LINES).build();
    }

    @DELETE
    @Path("{id}/recording")
    @RolesAllowed("admin")
    @Operation(
            operationId = "deleteAssistRecording",
            summary = "Delete a recording",
            description = "For good; that there was an assist session stays. Sending it again does no harm.")
    @APIResponse(responseCode = "204", description = "There is none any more")
    public void deleteRecording(@RestPath UUID id) {
        recordings.delete(caller.staff(), id);
    }

    private void checkKnown(UUID id) {
        QuarkusTransaction.joiningExisting().run(() -> get(id));
    }

    private AssistView view(AssistSession row) {
        return assistances.view(row.id).orElseGet(row::view);
    }
}
