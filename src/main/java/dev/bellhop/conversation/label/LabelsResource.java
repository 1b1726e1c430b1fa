package dev.bellhop.conversation.label;

import dev.bellhop.idempotency.Idempotency;
import dev.bellhop.protocol.LabelView;
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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/labels")
@Tag(name = "labels", description = "What conversations are about, as agents sort them")
@RunOnVirtualThread
class LabelsResource {
    private final Labels labels;
    private final CurrentCaller caller;
    private final Idempotency idempotency;

    LabelsResource(Labels labels, CurrentCaller caller, Idempotency idempotency) {
        this.labels = labels;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @Schema(name = "LabelList")
    record Page(
            List<LabelView> items,

            @Schema(description = "Send as `after` for the next page")
            UUID next) {}

    @GET
    @RolesAllowed({"agent", "conversations:read"})
    @Operation(operationId = "listLabels", summary = "List labels", description = "Oldest first.")
    public Page list(@RestQuery UUID after, @RestQuery @DefaultValue("500") @Min(1) @Max(500) int limit) {
        var items = labels.page(caller.get().workspace(), after, limit);
        return new Page(items, items.size() < limit ? null : items.getLast().id());
    }

    @POST
    @RolesAllowed({"agent", "labels:write"})
    @Operation(
            operationId = "createLabel",
            summary = "Create a label",
            description = "Names that differ in case only are the same.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = LabelView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "409",
            description = "There is one of that name, or the workspace has as many labels as it may have")
    public RestResponse<LabelView> create(@RestHeader("Idempotency-Key") String key, @Valid @NotNull LabelDraft draft) {
        var label =
                idempotency.once(caller.get(), key, draft, LabelView.class, () -> labels.create(caller.staff(), draft));
        return RestResponse.ResponseBuilder.<LabelView>created(URI.create("/api/v1/labels/" + label.id()))
                .entity(label)
                .build();
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({"supervisor", "labels:write"})
    @Operation(
            operationId = "updateLabel",
            summary = "Rename or recolour a label",
            description = "On every conversation that has it. For `changedSince` this is no change of theirs.")
    @APIResponse(responseCode = "409", description = "There is another one of that name")
    @APIResponseSchema(value = LabelView.class, responseCode = "200", responseDescription = "OK")
    public LabelView change(@RestPath UUID id, @Valid @NotNull LabelChange change) {
        return labels.change(caller.staff(), id, change);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({"supervisor", "labels:write"})
    @Operation(
            operationId = "deleteLabel",
            summary = "Delete a label",
            description = "No conversation shows it from now on.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public RestResponse<Void> delete(@RestPath UUID id) {
        labels.delete(caller.staff(), id);
        return RestResponse.noContent();
    }
}
