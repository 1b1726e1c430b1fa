package dev.bellhop.assist;

import dev.bellhop.common.Refusal;
import dev.bellhop.protocol.AssistView;
import dev.bellhop.security.CurrentCaller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/assist-sessions")
@Tag(name = "assist", description = "Remote assistance: whose page is, or was, shown to whom")
@RunOnVirtualThread
class AssistSessionsResource {
    private final Assistances assistances;
    private final CurrentCaller caller;

    AssistSessionsResource(Assistances assistances, CurrentCaller caller) {
        this.assistances = assistances;
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
            summary = "List assist sessions",
            description = "Newest first. What was seen is kept nowhere; this says that it was, and how it ended.")
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
    @Operation(summary = "Get an assist session")
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

    private void checkKnown(UUID id) {
        QuarkusTransaction.joiningExisting().run(() -> get(id));
    }

    private AssistView view(AssistSession row) {
        return assistances.view(row.id).orElseGet(row::view);
    }
}
