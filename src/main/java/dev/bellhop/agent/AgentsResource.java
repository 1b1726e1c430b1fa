package dev.bellhop.agent;

import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import dev.bellhop.security.Idempotency;
import dev.bellhop.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/agents")
@Tag(name = "agents", description = "The people who answer")
@RunOnVirtualThread
class AgentsResource {
    private final Agents agents;
    private final CurrentCaller caller;
    private final Idempotency idempotency;

    AgentsResource(Agents agents, CurrentCaller caller, Idempotency idempotency) {
        this.agents = agents;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    record Page(List<AgentView> items) {}

    @GET
    @RolesAllowed({"agent", "agents:read"})
    @Operation(summary = "List agents")
    public Page list() {
        return new Page(agents.list(caller.get().workspace()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"agent", "agents:read"})
    @Operation(summary = "Get an agent")
    public AgentView get(@RestPath UUID id) {
        return agents.get(caller.get().workspace(), id);
    }

    @POST
    @RolesAllowed({"admin", "agents:write"})
    @Operation(
            summary = "Create an agent",
            description = "Nobody gives a role above their own; a key gives none above supervisor.")
    public RestResponse<AgentView> create(@RestHeader("Idempotency-Key") String key, @Valid @NotNull AgentDraft draft) {
        if (!mayGive(caller.staff(), draft.role())) {
            throw Refusal.forbidden("You cannot give a role above your own; an API key gives none above supervisor.");
        }
        var agent =
                idempotency.once(caller.get(), key, draft, AgentView.class, () -> agents.create(caller.staff(), draft));
        return RestResponse.ResponseBuilder.<AgentView>created(URI.create("/api/v1/agents/" + agent.id()))
                .entity(agent)
                .build();
    }

    private static boolean mayGive(Caller.Staff by, Role role) {
        return switch (by) {
            case Caller.Agent agent -> role.compareTo(agent.role()) <= 0;
            case Caller.Key _ -> role.compareTo(Role.ADMIN) < 0;
        };
    }
}
