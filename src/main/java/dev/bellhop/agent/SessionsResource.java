package dev.bellhop.agent;

import dev.bellhop.common.Refusal;
import dev.bellhop.security.Limits;
import dev.bellhop.security.Token;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/sessions")
@Tag(name = "sessions", description = "Signing in and out as an agent")
@RunOnVirtualThread
class SessionsResource {
    private static final String COOKIE = "bellhop_refresh";
    private final Sessions sessions;
    private final Limits limits;

    SessionsResource(Sessions sessions, Limits limits) {
        this.sessions = sessions;
        this.limits = limits;
    }

    record SignIn(
            @NotNull(message = "is missing")
            @Size(max = 254, message = "must have 254 characters at most")
            @Schema(examples = "ana@shop.example")
            String email,

            @NotNull(message = "is missing")
            @Size(max = 200, message = "must have 200 characters at most")
            @Schema(examples = "correct horse battery")
            String password) {

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
            summary = "Sign in",
            description = "Answers an access token of 15 minutes, and sets the cookie that gets the next one.")
    public RestResponse<Grant> signIn(@Valid @NotNull SignIn signIn, UriInfo uri) {
        limits.takeByAddress(Limits.Rule.SIGN_IN_ADDRESS);
        limits.take(Limits.Rule.SIGN_IN_ACCOUNT, signIn.email().strip().toLowerCase(Locale.ROOT));
        return answer(RestResponse.Status.CREATED, sessions.signIn(signIn.email(), signIn.password()), uri);
    }

    @POST
    @Path("refresh")
    @PermitAll
    @Operation(summary = "Get the next access token", description = "By the cookie, which is replaced.")
    public RestResponse<Grant> refresh(@RestCookie(COOKIE) String cookie, UriInfo uri) {
        if (cookie == null) {
            throw Refusal.unauthenticated("Sign in first.");
        }
        return answer(RestResponse.Status.OK, sessions.refresh(new Token(cookie)), uri);
    }

    @DELETE
    @PermitAll
    @Operation(summary = "Sign out", description = "Ends the session; its open sockets close.")
    public RestResponse<Void> signOut(@RestCookie(COOKIE) String cookie, UriInfo uri) {
        if (cookie != null) {
            sessions.signOut(new Token(cookie));
        }
        return RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(cookie("", Duration.ZERO, uri))
                .build();
    }

    private static RestResponse<Grant> answer(RestResponse.Status status, Sessions.Granted granted, UriInfo uri) {
        var grant = new Grant(granted.access().text(), granted.accessLifetime().toSeconds(), granted.agent());
        return RestResponse.ResponseBuilder.create(status, grant)
                .cookie(cookie(granted.refresh().text(), granted.refreshLifetime(), uri))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static NewCookie cookie(String value, Duration lifetime, UriInfo uri) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/api/v1/sessions")
                .maxAge((int) lifetime.toSeconds())
                .httpOnly(true)
                .secure("https".equals(uri.getRequestUri().getScheme()))
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
