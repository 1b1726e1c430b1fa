package dev.bellhop.account;

import dev.bellhop.account.password.OwnPassword;
import dev.bellhop.agent.Agents;
import dev.bellhop.protocol.Person;
import dev.bellhop.ratelimit.RequestRateLimits;
import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/me")
@Tag(name = "sessions")
@RunOnVirtualThread
class MeResource {
    private final Agents agents;
    private final OwnPassword password;
    private final CurrentCaller caller;
    private final RequestRateLimits limits;

    MeResource(Agents agents, OwnPassword password, CurrentCaller caller, RequestRateLimits limits) {
        this.agents = agents;
        this.password = password;
        this.caller = caller;
        this.limits = limits;
    }

    record PasswordChange(
            @NotNull(message = "is missing") @Size(max = 200, message = "must have 200 characters at most")
            String current,

            @NotNull(message = "is missing")
            @Size(min = 12, max = 200, message = "must have 12 to 200 characters")
            @Schema(examples = "correct horse battery")
            String password) {

        @Override
        public String toString() {
            return "PasswordChange[…]";
        }
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("password")
    @RolesAllowed("agent")
    @Operation(
            operationId = "changeMyPassword",
            summary = "Change one's own password",
            description = "Needs the current one. All other sessions of the account end, on open sockets too.")
    @APIResponse(responseCode = "204", description = "Changed")
    @APIResponse(responseCode = "403", description = "The current password is another one")
    public RestResponse<Void> changePassword(@Valid @NotNull PasswordChange change) {
        var me = caller.agent();
        limits.take(RequestRateLimits.Rule.SIGN_IN_ACCOUNT, me.id().toString());
        password.change(me, change.current(), change.password());
        return RestResponse.noContent();
    }

    @Schema(name = "Me", description = "E-mail and role stand here for people, scopes for keys.")
    record Me(Person.Kind kind, UUID id, String name, String email, Role role, Set<Scope> scopes, UUID workspace) {}

    @GET
    @RolesAllowed({"agent", "visitor", "key"})
    @Operation(operationId = "getMe", summary = "Who am I")
    public Me get() {
        return switch (caller.get()) {
            case Caller.Visitor me -> new Me(Person.Kind.VISITOR, me.id(), me.name(), null, null, null, me.workspace());
            case Caller.Agent me ->
                new Me(
                        Person.Kind.AGENT,
                        me.id(),
                        me.name(),
                        agents.get(me.workspace(), me.id()).email(),
                        me.role(),
                        null,
                        me.workspace());
            case Caller.Key me ->
                new Me(Person.Kind.AGENT, me.id(), me.name(), null, null, me.scopes(), me.workspace());
        };
    }
}
