package dev.bellhop.account.session;

import dev.bellhop.agent.AgentView;
import dev.bellhop.common.PlainText;
import dev.bellhop.common.Refusal;
import dev.bellhop.ratelimit.AddressTurns;
import dev.bellhop.ratelimit.RequestRateLimits;
import dev.bellhop.security.CurrentCaller;
import dev.bellhop.security.Token;
import dev.bellhop.security.http.HostCookie;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/sessions")
@Tag(name = "sessions", description = "Signing in and out as an agent")
@RunOnVirtualThread
class SessionsResource {
    private static final HostCookie COOKIE = SignIns.COOKIE;
    private final SignIns signIns;
    private final Sessions sessions;
    private final CurrentCaller caller;
    private final RequestRateLimits limits;
    private final AddressTurns turns;

    SessionsResource(
            SignIns signIns, Sessions sessions, CurrentCaller caller, RequestRateLimits limits, AddressTurns turns) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.caller = caller;
        this.limits = limits;
        this.turns = turns;
    }

    @Schema(name = "SessionList")
    record Page(List<SessionView> items) {}

    @GET
    @RolesAllowed("agent")
    @Operation(
            operationId = "listSessions",
            summary = "List sessions",
            description = "One's own, last used first; admins see those of others whose role is not above theirs.")
    @APIResponseSchema(value = Page.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(responseCode = "404", description = "There is no such agent here")
    public Page list(@RestQuery @Parameter(description = "Whose; left out: one's own") UUID agent) {
        return new Page(sessions.list(caller.agent(), agent));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed("agent")
    @Operation(
            operationId = "endSession",
            summary = "End a session",
            description = "One's own, or as an admin somebody else's: signed out there at once, on open sockets too.")
    @APIResponse(responseCode = "204", description = "Ended")
    public RestResponse<Void> end(@RestPath UUID id) {
        sessions.end(caller.agent(), id);
        return RestResponse.noContent();
    }

    record SignIn(
            @NotNull(message = "is missing")
            @PlainText
            @Size(max = 254, message = "must have 254 characters at most")
            @Schema(examples = "ana@shop.example")
            String email,

            @NotNull(message = "is missing")
            @Size(max = 200, message = "must have 200 characters at most")
            @Schema(examples = "correct horse battery")
            String password,

            @Size(max = 40, message = "must have 40 characters at most")
            @Schema(description = "Of the authenticator app, or a recovery code", examples = "492039")
            String code) {

        @Override
        public String toString() {
            return "SignIn[…]";
        }
    }

    @Schema(name = "Session")
    record Grant(
            @Schema(description = "Send it as a bearer token")
            String accessToken,

            @Schema(description = "Seconds", examples = "900")
            long expiresIn,

            AgentView agent) {}

    @POST
    @PermitAll
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description = "Answers an access token of 15 minutes, and sets the cookie that gets the next one. 401"
                    + " (`second_factor`): the password is right, and the code is missing or wrong.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Grant.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<Grant> signIn(@Valid @NotNull SignIn signIn, UriInfo uri) {
        limits.takeSignIn(signIn.email(), () -> sessions.isKnownHere(signIn.email()));
        var granted = turns.call(() -> signIns.signIn(signIn.email(), signIn.password(), signIn.code()));
        return answer(RestResponse.Status.CREATED, granted, uri);
    }

    @POST
    @Path("refresh")
    @PermitAll
    @Operation(
            operationId = "refreshSession",
            summary = "Get the next access token",
            description = "By the cookie, which is replaced.")
    public RestResponse<Grant> refresh(@Context HttpHeaders headers, @Context UriInfo uri) {
        var cookie = COOKIE.in(headers, uri).orElseThrow(() -> Refusal.unauthenticated("Sign in first."));
        return answer(RestResponse.Status.OK, signIns.refresh(new Token(cookie)), uri);
    }

    @DELETE
    @PermitAll
    @Operation(operationId = "signOut", summary = "Sign out", description = "Ends the session; its open sockets close.")
    @APIResponse(responseCode = "204", description = "Signed out")
    public RestResponse<Void> signOut(@Context HttpHeaders headers, @Context UriInfo uri) {
        COOKIE.in(headers, uri).map(Token::new).ifPresent(signIns::signOut);
        return RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(COOKIE.of("", Duration.ZERO, uri))
                .build();
    }

    private static RestResponse<Grant> answer(RestResponse.Status status, SignIns.Granted granted, UriInfo uri) {
        var grant = new Grant(granted.access().text(), granted.accessLifetime().toSeconds(), granted.agent());
        return RestResponse.ResponseBuilder.create(status, grant)
                .cookie(COOKIE.of(granted.refresh().text(), granted.refreshLifetime(), uri))
                .header("Cache-Control", "no-store")
                .build();
    }
}
