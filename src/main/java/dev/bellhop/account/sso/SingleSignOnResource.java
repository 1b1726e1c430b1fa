package dev.bellhop.account.sso;

import dev.bellhop.account.session.SignInRefused;
import dev.bellhop.account.session.SignIns;
import dev.bellhop.common.TakesAnyQuery;
import dev.bellhop.ratelimit.RequestRateLimits;
import dev.bellhop.security.Token;
import dev.bellhop.security.http.HostCookie;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// Browsers navigate here, so every response redirects to a page: the provider's, or the console, which explains
/// errors.
@Path(SignOnUrls.PATH)
@Tag(name = "single-sign-on", description = "Signing in at the company's own identity provider")
@RunOnVirtualThread
class SingleSignOnResource {
    private static final String CONSOLE = "/console/#/";
    /// Sent on the redirect back from the provider, which is another site.
    private static final HostCookie STATE = new HostCookie("bellhop_sign_in", NewCookie.SameSite.LAX);

    private final SingleSignOn singleSignOn;
    private final IdentityProviders providers;
    private final SignOnUrls addresses;
    private final SingleSignOnConfig config;
    private final RequestRateLimits limits;

    SingleSignOnResource(
            SingleSignOn singleSignOn,
            IdentityProviders providers,
            SignOnUrls addresses,
            SingleSignOnConfig config,
            RequestRateLimits limits) {
        this.singleSignOn = singleSignOn;
        this.providers = providers;
        this.addresses = addresses;
        this.config = config;
        this.limits = limits;
    }

    @Schema(name = "SingleSignOn")
    record Offer(
            @Schema(description = "The workspace to sign in to; left out where there is none, or more than one")
            UUID workspace) {}

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getSingleSignOn",
            summary = "Whether the sign-in page offers it",
            description = "Where the service is one company's that has an identity provider.")
    public Offer offer() {
        return new Offer(providers.only().orElse(null));
    }

    @GET
    @Path("{workspace}")
    @PermitAll
    @Operation(
            operationId = "beginSingleSignOn",
            summary = "Sign in at the identity provider",
            description = "For a browser: leads to the provider, which leads back.")
    @APIResponse(responseCode = "303", description = "To the provider, or to the console, which says what is wrong")
    public RestResponse<Void> begin(@RestPath UUID workspace, @Context UriInfo uri) {
        limits.takeByAddress(RequestRateLimits.Rule.SIGN_IN_ADDRESS);
        try {
            var begun = singleSignOn.begin(workspace, addresses.callback(uri));
            return to(begun.to().toString(), STATE.of(begun.state().text(), config.attempt(), uri));
        } catch (SignInRefused refused) {
            return sayWhy(refused, uri);
        }
    }

    @GET
    @Path("callback")
    @PermitAll
    @TakesAnyQuery
    @Operation(
            operationId = "finishSingleSignOn",
            summary = "Come back from the identity provider",
            description = "For a browser: leads to the console.")
    @APIResponse(responseCode = "303", description = "To the console: signed in, or with what is wrong")
    public RestResponse<Void> callback(@Context HttpHeaders headers, @Context UriInfo uri) {
        limits.takeByAddress(RequestRateLimits.Rule.SIGN_IN_ADDRESS);
        try {
            var kept = STATE.in(headers, uri).map(Token::new).orElse(null);
            var granted = singleSignOn.finish(uri.getRequestUri(), addresses.callback(uri), kept);
            return to(
                    CONSOLE + "signed-in/" + granted.workspace(),
                    STATE.of("", Duration.ZERO, uri),
                    SignIns.COOKIE.of(granted.refresh().text(), granted.refreshLifetime(), uri));
        } catch (SignInRefused refused) {
            return sayWhy(refused, uri);
        }
    }

    private static RestResponse<Void> sayWhy(SignInRefused refused, UriInfo uri) {
        return to(CONSOLE + "not-let-in/" + refused.reason().wireName(), STATE.of("", Duration.ZERO, uri));
    }

    private static RestResponse<Void> to(String place, NewCookie... cookies) {
        return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
                .header("Location", place)
                .header("Cache-Control", "no-store")
                .cookie(cookies)
                .build();
    }
}
