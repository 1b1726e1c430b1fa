package dev.bellhop.apikey;

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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/api-keys")
@Tag(name = "api-keys", description = "What bots and other systems sign in with")
@RunOnVirtualThread
class ApiKeysResource {
    private final ApiKeys keys;
    private final CurrentCaller caller;

    ApiKeysResource(ApiKeys keys, CurrentCaller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @Schema(name = "ApiKeyList")
    record Page(
            List<ApiKeyView> items,

            @Schema(description = "Send as `after` for the next page")
            UUID next) {}

    @Schema(name = "CreatedApiKey")
    record Created(
            @Schema(
                    description = "Shown once; send it as a bearer token",
                    examples = "bhk_3n4p0sXhJ8vXQz7mT1cKfYw2uLr9aBdEgHiJkMnOx7Qp")
            String secret,

            ApiKeyView key) {}

    @GET
    @RolesAllowed("admin")
    @Operation(
            operationId = "listApiKeys",
            summary = "List API keys",
            description = "Newest first; revoked ones are gone.")
    public Page list(@RestQuery UUID after, @RestQuery @DefaultValue("500") @Min(1) @Max(500) int limit) {
        var items = keys.page(caller.get().workspace(), after, limit);
        return new Page(items, items.size() < limit ? null : items.getLast().id());
    }

    @POST
    @RolesAllowed("admin")
    @Operation(
            operationId = "createApiKey",
            summary = "Create an API key",
            description = "Its bot becomes an agent, and signs what it says with the key's name."
                    + " The secret is shown here and never again.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Created.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "409", description = "The workspace has as many keys as it may have")
    public RestResponse<Created> create(@Valid @NotNull ApiKeyDraft draft) {
        var created = keys.create(caller.staff(), draft);
        var at = URI.create("/api/v1/api-keys/" + created.view().id());
        return RestResponse.ResponseBuilder.<Created>created(at)
                .entity(new Created(created.secret().text(), created.view()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed("admin")
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description = "At once, also for sockets that are open. What its bot said stays.")
    @APIResponse(responseCode = "204", description = "Revoked")
    @APIResponse(responseCode = "404", description = "There is no such key here, or it has been revoked")
    public RestResponse<Void> revoke(@RestPath UUID id) {
        keys.revoke(caller.staff(), id);
        return RestResponse.noContent();
    }
}
