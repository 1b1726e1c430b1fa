package dev.bellhop.agent;

import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Whether those who were let in are still what they were then.
@ApplicationScoped
public class Admission {
    public enum Standing {
        SAME,
        /// Another role: to be asked again who they are.
        CHANGED,
        /// Signed out, gone, or a key that is no longer good.
        OVER
    }

    private final Clock clock;

    Admission(Clock clock) {
        this.clock = clock;
    }

    @Transactional
    public Map<Caller.Staff, Standing> of(Collection<Caller.Staff> callers) {
        var roles = AgentSession.roles(ids(callers, Caller.Agent.class, Caller.Agent::session));
        var keys = ApiKey.live(ids(callers, Caller.Key.class, Caller.Key::id), clock.instant());
        return callers.stream().distinct().collect(Collectors.toMap(Function.identity(), caller -> switch (caller) {
            case Caller.Agent agent -> standing(agent, roles.get(agent.session()));
            case Caller.Key key -> keys.contains(key.id()) ? Standing.SAME : Standing.OVER;
        }));
    }

    private static Standing standing(Caller.Agent agent, String role) {
        if (role == null) {
            return Standing.OVER;
        }
        return agent.role().word().equals(role) ? Standing.SAME : Standing.CHANGED;
    }

    private static <T extends Caller.Staff> Collection<UUID> ids(
            Collection<Caller.Staff> callers, Class<T> kind, Function<T, UUID> id) {
        return callers.stream().filter(kind::isInstance).map(kind::cast).map(id).collect(Collectors.toSet());
    }
}
