package dev.bellhop.account.sso;

import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/workspace/identity-provider")
@Tag(name = "identity-provider", description = "Where the company's people sign in (OpenID Connect)")
@RunOnVirtualThread
class IdentityProviderResource {
    private final IdentityProviders providers;
    private final SignOnUrls addresses;
    private final CurrentCaller caller;

    IdentityProviderResource(IdentityProviders providers, SignOnUrls addresses, CurrentCaller caller) {
        this.providers = providers;
        this.addresses = addresses;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("owner")
    @Operation(
            operationId = "getIdentityProvider",
            summary = "Get the identity provider",
            description = "Without its secret.")
    @APIResponseSchema(value = IdentityProviderView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "404", description = "There is none")
    public IdentityProviderView get(@Context UriInfo uri) {
        var settings = providers.get(caller.get().workspace());
        var provider = settings.provider();
        return new IdentityProviderView(
                provider.issuer,
                provider.clientId,
                provider.groupsClaim,
                settings.groups(),
                provider.defaultRole(),
                provider.joins,
                provider.trustsEmails,
                settings.passwords(),
                addresses.callback(uri),
                addresses.signIn(provider.workspace, uri));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("owner")
    @Operation(
            operationId = "setIdentityProvider",
            summary = "Set the identity provider",
            description =
                    "Whoever it vouches for gets in, so only owners may. It is asked who it is before it is kept.")
    @APIResponseSchema(value = IdentityProviderView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "400", description = "No provider answers there, or something is missing")
    public IdentityProviderView set(@Valid @NotNull IdentityProviderDraft draft, @Context UriInfo uri) {
        providers.check(caller.get().workspace(), draft);
        providers.set(caller.agent(), draft);
        return get(uri);
    }

    @DELETE
    @RolesAllowed("owner")
    @Operation(
            operationId = "removeIdentityProvider",
            summary = "Remove the identity provider",
            description = "Everybody signs in with a password again.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "There is none")
    public RestResponse<Void> remove() {
        providers.remove(caller.agent());
        return RestResponse.noContent();
    }
}
