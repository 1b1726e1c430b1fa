package dev.bellhop.account.factor;

import dev.bellhop.ratelimit.RequestRateLimits;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/me/second-factor")
@Tag(name = "sessions")
@RunOnVirtualThread
class SecondFactorResource {
    private final SecondFactors factors;
    private final CurrentCaller caller;
    private final RequestRateLimits limits;

    SecondFactorResource(SecondFactors factors, CurrentCaller caller, RequestRateLimits limits) {
        this.factors = factors;
        this.caller = caller;
        this.limits = limits;
    }

    @Schema(name = "SecondFactor")
    record State(
            boolean on,

            @Schema(description = "How many recovery codes are left", examples = "10")
            long recoveryCodes) {}

    record CurrentPassword(
            @NotNull(message = "is missing") @Size(max = 200, message = "must have 200 characters at most")
            String password) {

        @Override
        public String toString() {
            return "CurrentPassword[…]";
        }
    }

    @Schema(name = "NewSecondFactor", description = "For an authenticator app; shown once")
    record Begun(
            @Schema(examples = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
            String secret,

            @Schema(examples = "otpauth://totp/Bellhop:ana%40shop.example?secret=JBSWY3DPEHPK3PXP&issuer=Bellhop")
            String uri) {}

    @Schema(name = "SecondFactorCode")
    record Confirmation(
            @NotNull(message = "is missing")
            @Size(max = 40, message = "must have 40 characters at most")
            @Schema(examples = "492039")
            String code) {}

    @Schema(description = "Each is good once, in place of a code; shown once")
    record RecoveryCodes(
            @Schema(examples = "[\"k7qd-2mzx-w4na-p5rt\"]") List<String> recoveryCodes) {}

    @GET
    @RolesAllowed("agent")
    @Operation(operationId = "getMySecondFactor", summary = "Whether one's own account has a second factor")
    public State get() {
        var state = factors.state(caller.agent());
        return new State(state.on(), state.recoveryCodes());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("agent")
    @Operation(
            operationId = "beginMySecondFactor",
            summary = "Begin to add a second factor",
            description = "Needs the password. It counts once a code of the app has confirmed it.")
    public RestResponse<Begun> begin(@Valid @NotNull CurrentPassword current) {
        count();
        var begun = factors.begin(caller.agent(), current.password());
        return unstored(new Begun(begun.secret(), begun.uri()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("confirmation")
    @RolesAllowed("agent")
    @Operation(
            operationId = "confirmMySecondFactor",
            summary = "Confirm a second factor",
            description = "From then on it is asked for at every sign-in.")
    public RestResponse<RecoveryCodes> confirm(@Valid @NotNull Confirmation confirmation) {
        count();
        return unstored(new RecoveryCodes(factors.confirm(caller.agent(), confirmation.code())));
    }

    private static <T> RestResponse<T> unstored(T secret) {
        return RestResponse.ResponseBuilder.ok(secret)
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("removal")
    @RolesAllowed("agent")
    @Operation(
            operationId = "removeMySecondFactor",
            summary = "Remove one's own second factor",
            description = "Needs the password.")
    @APIResponse(responseCode = "204", description = "Removed")
    public RestResponse<Void> remove(@Valid @NotNull CurrentPassword current) {
        count();
        factors.remove(caller.agent(), current.password());
        return RestResponse.noContent();
    }

    private void count() {
        limits.take(RequestRateLimits.Rule.SIGN_IN_ACCOUNT, caller.get().id().toString());
    }
}
