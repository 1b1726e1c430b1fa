package dev.bellhop.agent;

import dev.bellhop.security.Role;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An agent as colleagues see one.
@Schema(name = "Agent")
public record AgentView(
        UUID id,
        @Schema(examples = "Ana Ruiz") String name,

        @Schema(description = "Left out for bots", examples = "ana@shop.example") @Nullable
        String email,

        Role role,

        @Schema(description = "Whether this is the bot of an API key")
        boolean bot,

        @Schema(description = "Whether a socket of theirs is live")
        boolean online) {

    public static AgentView of(Agent agent, boolean online) {
        return new AgentView(agent.id, agent.name, agent.email, Role.of(agent.role), agent.bot, online);
    }
}
