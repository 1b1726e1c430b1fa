package dev.bellhop.account;

import dev.bellhop.account.factor.SecondFactors;
import dev.bellhop.agent.AgentChange;
import dev.bellhop.agent.AgentDraft;
import dev.bellhop.agent.AgentView;
import dev.bellhop.agent.Agents;
import dev.bellhop.idempotency.Idempotency;
import dev.bellhop.ratelimit.AddressTurns;
import dev.bellhop.ratelimit.RequestRateLimits;
import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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

@Path("/api/v1/agents")
@Tag(name = "agents", description = "The people who answer")
@RunOnVirtualThread
class AgentsResource {
    private final Agents agents;
    private final SecondFactors factors;
    private final CurrentCaller caller;
    private final Idempotency idempotency;
    private final RequestRateLimits limits;
    private final AddressTurns turns;

    AgentsResource(
            Agents agents,
            SecondFactors factors,
            CurrentCaller caller,
            Idempotency idempotency,
            RequestRateLimits limits,
            AddressTurns turns) {
        this.agents = agents;
        this.factors = factors;
        this.caller = caller;
        this.idempotency = idempotency;
        this.limits = limits;
        this.turns = turns;
    }

    @Schema(name = "AgentList")
    record Page(
            List<AgentView> items,

            @Schema(description = "Send as `after` for the next page")
            UUID next) {}

    @GET
    @RolesAllowed({"agent", "agents:read"})
    @Operation(operationId = "listAgents", summary = "List agents", description = "By name.")
    public Page list(@RestQuery UUID after, @RestQuery @DefaultValue("1000") @Min(1) @Max(1000) int limit) {
        var items = agents.page(caller.get().workspace(), after, limit);
        return new Page(items, items.size() < limit ? null : items.getLast().id());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "agents:read"})
    @Operation(operationId = "getAgent", summary = "Get an agent")
    public AgentView get(@RestPath UUID id) {
        return agents.get(caller.get().workspace(), id);
    }

    @POST
    @RolesAllowed("admin")
    @Operation(
            operationId = "createAgent",
            summary = "Create an agent",
            description = "Nobody gives a role above their own. Where the service sends e-mail, a link is sent to the"
                    + " address, by which its person chooses a password; until then nobody signs in with it. An API"
                    + " key invites instead.")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = AgentView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<AgentView> create(@RestHeader("Idempotency-Key") String key, @Valid @NotNull AgentDraft draft) {
        var by = caller.staff();
        draft.role().checkGivenBy(by);
        var hash = turns.call(() -> agents.firstPassword(draft));
        var agent = idempotency.once(by, key, draft, AgentView.class, () -> create(by, draft, hash));
        return RestResponse.ResponseBuilder.<AgentView>created(URI.create("/api/v1/agents/" + agent.id()))
                .entity(agent)
                .build();
    }

    private AgentView create(Caller.Staff by, AgentDraft draft, String hash) {
        if (hash == null) {
            limits.takeMail(by.workspace().toString(), draft.email());
        }
        return agents.create(by, draft, hash);
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({"admin", "agents:write"})
    @Operation(
            operationId = "updateAgent",
            summary = "Change an agent's name or role",
            description = "Fields left out keep their value. Nobody changes an account above their own role, nor gives"
                    + " such a role. A key manages accounts up to supervisor, and gives the role `agent` only. A new"
                    + " role counts at once; open sockets are told to come"
                    + " back (4101). The last owner stays one (409).")
    public AgentView change(@RestPath UUID id, @Valid @NotNull AgentChange change) {
        return agents.change(caller.staff(), id, change);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({"admin", "agents:write"})
    @Operation(
            operationId = "removeAgent",
            summary = "Let an agent leave",
            description =
                    "Signed out at once and everywhere. What they wrote stays under their name; e-mail address and"
                            + " password are forgotten. The last owner stays (409), and a bot goes with its API key (409).")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "409", description = "It is the last owner, or the bot of an API key")
    public RestResponse<Void> leave(@RestPath UUID id) {
        agents.leave(caller.staff(), id);
        return RestResponse.noContent();
    }

    @DELETE
    @Path("{id}/second-factor")
    @RolesAllowed("admin")
    @Operation(
            operationId = "removeAgentSecondFactor",
            summary = "Remove an agent's second factor",
            description = "For who has lost the phone and the recovery codes. Not of an account above one's own role.")
    @APIResponse(responseCode = "204", description = "Removed")
    public RestResponse<Void> removeSecondFactor(@RestPath UUID id) {
        factors.removeOf(caller.agent(), id);
        return RestResponse.noContent();
    }
}
