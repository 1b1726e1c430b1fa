package dev.bellhop.site;

import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/sites/{id}/identity-keys")
@Tag(name = "identity-keys", description = "What a company signs with to say who a visitor is")
@RunOnVirtualThread
class IdentityKeysResource {
    private final IdentityKeys keys;
    private final CurrentCaller caller;

    IdentityKeysResource(IdentityKeys keys, CurrentCaller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @Schema(name = "IdentityKeyList")
    record Page(List<IdentityKeyView> items) {}

    @Schema(name = "CreatedIdentityKey")
    record Created(
            @Schema(description = "Shown once; left out for a public key. Sign with these characters as they are.")
            @Nullable
            String secret,

            IdentityKeyView key) {}

    @GET
    @RolesAllowed("admin")
    @Operation(
            operationId = "listIdentityKeys",
            summary = "List a site's identity keys",
            description = "Newest first; revoked ones are gone.")
    public Page list(@RestPath UUID id) {
        return new Page(keys.list(caller.get().workspace(), id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    @Operation(
            operationId = "createIdentityKey",
            summary = "Create an identity key",
            description = "Two of each kind at the most, so that one can take the other's place."
                    + " A secret is shown here and never again.")
    @APIResponseSchema(value = Created.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "409", description = "The site has two keys of this kind already")
    public RestResponse<Created> create(@RestPath UUID id, @Valid @NotNull IdentityKeyDraft draft) {
        var created = keys.create(caller.staff(), id, draft);
        var at = URI.create(
                "/api/v1/sites/" + id + "/identity-keys/" + created.view().id());
        return RestResponse.ResponseBuilder.<Created>created(at)
                .entity(new Created(created.secret(), created.view()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @DELETE
    @Path("{key}")
    @RolesAllowed("admin")
    @Operation(
            operationId = "revokeIdentityKey",
            summary = "Revoke an identity key",
            description = "At once. Whoever was verified with it must be verified again, with another key.")
    @APIResponse(responseCode = "204", description = "Revoked")
    @APIResponse(responseCode = "404", description = "There is no such key here, or it has been revoked")
    public RestResponse<Void> revoke(@RestPath UUID id, @RestPath UUID key) {
        keys.revoke(caller.staff(), id, key);
        return RestResponse.noContent();
    }
}
