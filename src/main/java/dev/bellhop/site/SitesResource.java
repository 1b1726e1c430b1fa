package dev.bellhop.site;

import dev.bellhop.idempotency.Idempotency;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/sites")
@Tag(name = "sites", description = "Places with a widget")
@RunOnVirtualThread
class SitesResource {
    private final Sites sites;
    private final CurrentCaller caller;
    private final Idempotency idempotency;

    SitesResource(Sites sites, CurrentCaller caller, Idempotency idempotency) {
        this.sites = sites;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({"agent", "sites:read"})
    @Operation(
            operationId = "listSites",
            summary = "List sites",
            description = "Oldest first. A page ends at about 500 KB, so it may have fewer than `limit`.")
    public Sites.Page list(@RestQuery UUID after, @RestQuery @DefaultValue("200") @Min(1) @Max(200) int limit) {
        return sites.page(caller.get().workspace(), after, limit);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "sites:read"})
    @Operation(operationId = "getSite", summary = "Get a site")
    public SiteView get(@RestPath UUID id) {
        return sites.get(caller.get().workspace(), id);
    }

    @POST
    @RolesAllowed({"admin", "sites:write"})
    @Operation(
            operationId = "createSite",
            summary = "Create a site",
            description = "Needs a name and the origins of the pages that show its widget.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SiteView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "409", description = "The workspace has as many sites as it may have")
    public RestResponse<SiteView> create(@RestHeader("Idempotency-Key") String key, @Valid @NotNull SiteDraft draft) {
        var site =
                idempotency.once(caller.get(), key, draft, SiteView.class, () -> sites.create(caller.staff(), draft));
        return RestResponse.ResponseBuilder.<SiteView>created(URI.create("/api/v1/sites/" + site.id()))
                .entity(site)
                .build();
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({"admin", "sites:write"})
    @Operation(operationId = "updateSite", summary = "Change a site", description = "Fields left out keep their value.")
    public SiteView change(@RestPath UUID id, @Valid @NotNull SiteDraft draft) {
        return sites.change(caller.staff(), id, draft);
    }
}
