package dev.bellhop.agent;

import dev.bellhop.common.Sql;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Whether those who were let in are still what they were then.
@ApplicationScoped
public class Admission {
    public enum Standing {
        /// Another role: to be asked again who they are.
        CHANGED,
        /// Signed out, gone, or a key that is no longer good.
        OVER
    }

    // One array instead of a parameter for each, which would be another statement for each number of them. Nearly
    // always
    // the answer is nothing: what all are is not handed over to be compared here.
    static final String SESSIONS = """
            select k.n, a.role from unnest(?::uuid[], ?::text[]) with ordinality k (session, role, n)
            left join (agent_session s join agent a on a.workspace = s.workspace and a.id = s.agent and a.left_at is null)
                on s.id = k.session and s.ended_at is null
            where a.role is distinct from k.role
            """;
    static final String KEYS = """
            select k.n from unnest(?::uuid[]) with ordinality k (id, n)
            where not exists (
                select from api_key a
                where a.id = k.id and a.revoked_at is null and (a.expires_at is null or a.expires_at > ?))
            """;

    private final Clock clock;
    private final Sql sql;

    Admission(Clock clock, Sql sql) {
        this.clock = clock;
        this.sql = sql;
    }

    /// Asks plainly: it is asked every few seconds, of everyone who is connected.
    ///
    /// @return those who are not what they were, and nothing of all others
    public Map<Caller.Staff, Standing> changed(Collection<Caller.Staff> callers) {
        var changed = new HashMap<Caller.Staff, Standing>();
        agents(of(callers, Caller.Agent.class), changed);
        keys(of(callers, Caller.Key.class), changed);
        return changed;
    }

    private static <T extends Caller.Staff> List<T> of(Collection<Caller.Staff> callers, Class<T> kind) {
        return callers.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void agents(List<Caller.Agent> agents, Map<Caller.Staff, Standing> changed) {
        if (agents.isEmpty()) {
            return;
        }
        var sessions = agents.stream().map(Caller.Agent::session).toArray(UUID[]::new);
        var roles = agents.stream().map(agent -> agent.role().word()).toArray(String[]::new);
        sql.list(
                SESSIONS,
                row -> changed.put(
                        agents.get(row.getInt(1) - 1), row.getString(2) == null ? Standing.OVER : Standing.CHANGED),
                sessions,
                roles);
    }

    private void keys(List<Caller.Key> keys, Map<Caller.Staff, Standing> changed) {
        if (keys.isEmpty()) {
            return;
        }
        var ids = keys.stream().map(Caller.Key::id).toArray(UUID[]::new);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        sql.list(KEYS, row -> changed.put(keys.get(row.getInt(1) - 1), Standing.OVER), ids, now);
    }
}
