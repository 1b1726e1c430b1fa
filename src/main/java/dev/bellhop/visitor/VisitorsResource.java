package dev.bellhop.visitor;

import dev.bellhop.common.MailAddress;
import dev.bellhop.common.Name;
import dev.bellhop.common.PlainText;
import dev.bellhop.ratelimit.RequestRateLimits;
import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import dev.bellhop.site.PublicSite;
import dev.bellhop.site.Sites;
import dev.bellhop.visitor.identity.IdentityClaim;
import dev.bellhop.visitor.identity.IdentityVerifier;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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

@Path("/api/v1/visitors")
@Tag(name = "visitors", description = "The customers' side")
@RunOnVirtualThread
class VisitorsResource {
    private final Visitors visitors;
    private final Sites sites;
    private final CurrentCaller caller;
    private final RequestRateLimits limits;
    private final IdentityVerifier identities;

    VisitorsResource(
            Visitors visitors,
            Sites sites,
            CurrentCaller caller,
            RequestRateLimits limits,
            IdentityVerifier identities) {
        this.visitors = visitors;
        this.sites = sites;
        this.caller = caller;
        this.limits = limits;
        this.identities = identities;
    }

    @Schema(name = "NewVisitor")
    record Arrival(
            @PlainText
            @NotNull(message = "is missing")
            @Schema(description = "The site's public key", examples = "demo-shop")
            String site,

            @Name @Size(max = 80, message = "must have 80 characters at most") @Schema(examples = "Mia Keller")
            String name,

            @Valid @Schema(description = "Left out: an anonymous visitor")
            IdentityClaim identity) {}

    @Schema(name = "VisitorName")
    record Named(
            UUID id,
            String name,

            @Schema(description = "Whether the company vouches for them")
            boolean verified) {}

    @Schema(name = "CreatedVisitor")
    record Welcome(
            @Schema(description = "Shown once; send it as a bearer token")
            String token,

            Named visitor) {}

    @Schema(name = "VisitorPage")
    record Page(
            List<VisitorView> items,

            @Schema(description = "Send as `after` for the next page")
            UUID next) {}

    @POST
    @PermitAll
    @Operation(
            operationId = "createVisitor",
            summary = "Become a visitor",
            description =
                    "Open to pages whose origin the site lists. With an `identity`, a verified one, who has the same"
                            + " conversations on every device. What the token of an anonymous visitor of this site, sent with"
                            + " the call, stands for becomes theirs; a token sent with it is good no longer.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Welcome.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "401", description = "The identity is not vouched for, or not any more")
    @APIResponse(responseCode = "403", description = "The page's origin is not listed, or an identity is needed")
    public RestResponse<Welcome> create(@RestHeader("Origin") String origin, @Valid @NotNull Arrival arrival) {
        limits.takeByAddress(RequestRateLimits.Rule.NEW_VISITORS);
        var site = sites.face(arrival.site());
        site.checkWelcomes(origin);
        var newcomer = arrival.identity() == null ? stranger(site, arrival) : known(site, arrival);
        var body = new Welcome(
                newcomer.token().text(), new Named(newcomer.id(), newcomer.name(), arrival.identity() != null));
        return RestResponse.ResponseBuilder.<Welcome>created(URI.create("/api/v1/visitors/" + newcomer.id()))
                .entity(body)
                .header("Cache-Control", "no-store")
                .build();
    }

    private Visitors.Newcomer stranger(PublicSite site, Arrival arrival) {
        if (site.enforcesIdentity()) {
            throw PublicSite.unverified();
        }
        return visitors.create(site, arrival.name());
    }

    private Visitors.Newcomer known(PublicSite site, Arrival arrival) {
        var identity = identities.verify(site, arrival.identity(), arrival.name());
        return caller.find().orElse(null) instanceof Caller.Visitor before
                        && before.site().equals(site.id())
                ? visitors.identify(site, identity, before)
                : visitors.identify(site, identity);
    }

    @GET
    @RolesAllowed({"agent", "visitors:read"})
    @Operation(operationId = "listVisitors", summary = "List visitors", description = "Newest first.")
    public Page list(@RestQuery UUID after, @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var items = visitors.page(caller.get().workspace(), after, limit);
        return new Page(items, items.size() < limit ? null : items.getLast().id());
    }

    @Schema(name = "VisitorChange")
    record Change(
            @Name
            @Size(min = 1, max = 80, message = "must have 1 to 80 characters")
            @Schema(description = "Left out: as it is", examples = "Mia Keller")
            String name,

            @Pattern(regexp = "|" + MailAddress.FORM, message = "must be an e-mail address, or empty")
            @Size(max = 254, message = "must have 254 characters at most")
            @Schema(description = "Left out: as it is; empty: none", examples = "mia@example.com")
            String email) {}

    @PATCH
    @Path("{id}")
    @RolesAllowed({"agent", "visitors:write"})
    @Operation(
            operationId = "changeVisitor",
            summary = "Write down who a visitor is",
            description = "Of an anonymous one. Who is verified is called as your own system says.")
    @APIResponseSchema(value = VisitorView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "409", description = "The visitor is verified")
    public VisitorView change(@RestPath UUID id, @Valid @NotNull Change change) {
        return visitors.change(caller.staff(), id, change.name(), change.email());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "visitors:read"})
    @Operation(operationId = "getVisitor", summary = "Get a visitor")
    public VisitorView get(@RestPath UUID id) {
        return visitors.get(caller.get().workspace(), id);
    }
}
