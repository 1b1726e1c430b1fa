package dev.bellhop.agent;

import dev.bellhop.protocol.Person;
import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/me")
@Tag(name = "sessions")
@RunOnVirtualThread
class MeResource {
    private final Agents agents;
    private final CurrentCaller caller;

    MeResource(Agents agents, CurrentCaller caller) {
        this.agents = agents;
        this.caller = caller;
    }

    @Schema(name = "Me", description = "E-mail and role stand here for people, scopes for keys.")
    record Me(Person.Kind kind, UUID id, String name, String email, Role role, Set<Scope> scopes, UUID workspace) {}

    @GET
    @RolesAllowed({"agent", "visitor", "key"})
    @Operation(summary = "Who am I")
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
