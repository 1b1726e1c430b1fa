package dev.bellhop.account.session;

import static java.util.stream.Collectors.toMap;

import dev.bellhop.database.Sql;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Whether the callers of open sockets still have the access they had at `hello`.
@ApplicationScoped
public class AccessStatus {
    public enum Standing {
        /// Another role: the client has to say hello again.
        CHANGED,
        /// Signed out, left, or an invalid key.
        OVER
    }

    // One array parameter instead of one per id, which would make a statement for each count. Nearly always nothing has
    // changed, so only changes are returned.
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

    AccessStatus(Clock clock, Sql sql) {
        this.clock = clock;
        this.sql = sql;
    }

    /// Uses plain SQL, since it runs every few seconds for everybody who is connected.
    ///
    /// @return only the callers whose access has changed
    public Map<Caller.Staff, Standing> changed(Collection<Caller.Staff> callers) {
        return Stream.concat(agents(of(callers, Caller.Agent.class)), keys(of(callers, Caller.Key.class)))
                .collect(toMap(Change::who, Change::to, (one, _) -> one));
    }

    private record Change(Caller.Staff who, Standing to) {}

    private static <T extends Caller.Staff> List<T> of(Collection<Caller.Staff> callers, Class<T> kind) {
        return callers.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Stream<Change> agents(List<Caller.Agent> agents) {
        if (agents.isEmpty()) {
            return Stream.empty();
        }
        var sessions = agents.stream().map(Caller.Agent::session).toArray(UUID[]::new);
        var roles = agents.stream().map(agent -> agent.role().wireName()).toArray(String[]::new);
        Sql.Mapper<Change> change = row ->
                new Change(agents.get(row.getInt(1) - 1), row.getString(2) == null ? Standing.OVER : Standing.CHANGED);
        return sql.list(SESSIONS, change, sessions, roles).stream();
    }

    private Stream<Change> keys(List<Caller.Key> keys) {
        if (keys.isEmpty()) {
            return Stream.empty();
        }
        var ids = keys.stream().map(Caller.Key::id).toArray(UUID[]::new);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return sql.list(KEYS, row -> new Change(keys.get(row.getInt(1) - 1), Standing.OVER), ids, now).stream();
    }
}
