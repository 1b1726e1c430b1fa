package dev.bellhop.account.password;

import dev.bellhop.common.PlainText;
import dev.bellhop.ratelimit.AddressTurns;
import dev.bellhop.ratelimit.RequestRateLimits;
import dev.bellhop.security.Token;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/password-resets")
@Tag(name = "sessions")
@RunOnVirtualThread
class PasswordResetsResource {
    private final PasswordResets resets;
    private final RequestRateLimits limits;
    private final AddressTurns turns;

    PasswordResetsResource(PasswordResets resets, RequestRateLimits limits, AddressTurns turns) {
        this.resets = resets;
        this.limits = limits;
        this.turns = turns;
    }

    record ResetRequest(
            @PlainText
            @NotNull(message = "is missing")
            @Size(max = 254, message = "must have 254 characters at most")
            @Schema(examples = "ana@shop.example")
            String email) {

        @Override
        public String toString() {
            return "ResetRequest[…]";
        }
    }

    record NewPassword(
            @NotNull(message = "is missing")
            @Size(max = 100, message = "must have 100 characters at most")
            @Schema(examples = "bhp_3n4p0sXhJ8vXQz7mT1cKfYw2uLr9aBdEgHiJkMnOx7Q")
            String token,

            @NotNull(message = "is missing")
            @Size(min = 12, max = 200, message = "must have 12 to 200 characters")
            @Schema(examples = "correct horse battery")
            String password) {

        @Override
        public String toString() {
            return "NewPassword[…]";
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            operationId = "requestPasswordReset",
            summary = "Ask for a new password",
            description = "Sends a link to the address, good for an hour and once, if it has an account; the answer is"
                    + " the same if not. 409 where the service sends no e-mail.")
    @APIResponse(responseCode = "202", description = "A mail is on its way, if there is such an account")
    public RestResponse<Void> request(@Valid @NotNull ResetRequest request) {
        resets.request(request.email(), limits.takeMailByAnybody(request.email()));
        return RestResponse.accepted();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("use")
    @PermitAll
    @Operation(
            operationId = "usePasswordReset",
            summary = "Set a new password",
            description = "By the token of the link. All sessions of the account end; a second factor stays.")
    @APIResponse(responseCode = "204", description = "Set: sign in with it")
    public RestResponse<Void> use(@Valid @NotNull NewPassword next) {
        limits.takeByAddress(RequestRateLimits.Rule.SIGN_IN_ADDRESS);
        return turns.call(() -> {
            resets.use(new Token(next.token()), next.password());
            return RestResponse.noContent();
        });
    }
}
