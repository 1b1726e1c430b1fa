package dev.bellhop.agent;

import dev.bellhop.common.Sql;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
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

    // One array instead of a parameter for each, which would be another statement for each number of them.
    static final String ROLES = """
            select s.id, a.role from agent_session s join agent a on a.workspace = s.workspace and a.id = s.agent
            where s.id = any(?) and s.ended_at is null and a.left_at is null
            """;
    static final String KEYS = """
            select id from api_key
            where id = any(?) and revoked_at is null and (expires_at is null or expires_at > ?)
            """;

    private record Role(UUID session, String word) {}

    private final Clock clock;
    private final Sql sql;

    Admission(Clock clock, Sql sql) {
        this.clock = clock;
        this.sql = sql;
    }

    /// Asks plainly: it is asked every few seconds, of everyone who is connected.
    public Map<Caller.Staff, Standing> of(Collection<Caller.Staff> callers) {
        var roles = roles(ids(callers, Caller.Agent.class, Caller.Agent::session));
        var keys = keys(ids(callers, Caller.Key.class, Caller.Key::id));
        return callers.stream().distinct().collect(Collectors.toMap(Function.identity(), caller -> switch (caller) {
            case Caller.Agent agent -> standing(agent, roles.get(agent.session()));
            case Caller.Key key -> keys.contains(key.id()) ? Standing.SAME : Standing.OVER;
        }));
    }

    /// Of those sessions that are open.
    private Map<UUID, String> roles(UUID[] sessions) {
        if (sessions.length == 0) {
            return Map.of();
        }
        return sql
                .list(ROLES, row -> new Role(row.getObject(1, UUID.class), row.getString(2)), (Object) sessions)
                .stream()
                .collect(Collectors.toMap(Role::session, Role::word));
    }

    /// Those that are still good.
    private Set<UUID> keys(UUID[] ids) {
        if (ids.length == 0) {
            return Set.of();
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return Set.copyOf(sql.list(KEYS, row -> row.getObject(1, UUID.class), ids, now));
    }

    private static Standing standing(Caller.Agent agent, String role) {
        if (role == null) {
            return Standing.OVER;
        }
        return agent.role().word().equals(role) ? Standing.SAME : Standing.CHANGED;
    }

    private static <T extends Caller.Staff> UUID[] ids(
            Collection<Caller.Staff> callers, Class<T> kind, Function<T, UUID> id) {
        return callers.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(id)
                .distinct()
                .toArray(UUID[]::new);
    }
}
