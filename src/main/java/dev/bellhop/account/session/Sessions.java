package dev.bellhop.account.session;

import dev.bellhop.agent.Agent;
import dev.bellhop.agent.RoleRules;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import dev.bellhop.security.http.RequestOrigin;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The only writer of sessions: one begins with a sign-in, and ends by hand or by time.
@ApplicationScoped
public class Sessions {
    /// All sockets of this session must close.
    public record Ended(UUID agent, UUID session) {}

    private final SessionConfig config;
    private final Audit audit;
    private final RequestOrigin whereabouts;
    private final Clock clock;
    private final Event<Ended> ended;

    Sessions(SessionConfig config, Audit audit, RequestOrigin whereabouts, Clock clock, Event<Ended> ended) {
        this.config = config;
        this.audit = audit;
        this.whereabouts = whereabouts;
        this.clock = clock;
        this.ended = ended;
    }

    /// However the agent has shown who they are.
    @Transactional
    AgentSession begin(Agent agent) {
        var from = whereabouts.now();
        var session = new AgentSession();
        session.id = Ids.next();
        session.workspace = agent.workspace;
        session.agent = agent.id;
        session.createdAt = clock.instant();
        session.usedAt = session.createdAt;
        session.address = from.address();
        session.userAgent = from.userAgent();
        session.persistAndFlush();
        audit.note(agent.workspace, agent.person(), AuditAction.SESSION_STARTED, null, null);
        return session;
    }

    void used(AgentSession session) {
        session.used(clock.instant(), whereabouts.now());
    }

    /// @param agent null for one's own
    @Transactional
    List<SessionView> list(Caller.Agent by, UUID agent) {
        var whose = agent == null ? by.id() : agent;
        if (!whose.equals(by.id())) {
            checkManages(by, whose);
        }
        return AgentSession.open(by.workspace(), whose, before(config.refreshLifetime())).stream()
                .map(session -> SessionView.of(session, by.session()))
                .toList();
    }

    private static void checkManages(Caller.Agent by, UUID whose) {
        var agent = Agent.byId(by.workspace(), whose).orElseThrow(() -> Refusal.notFound("agent"));
        if (by.role().compareTo(Role.ADMIN) < 0) {
            throw Refusal.forbidden("Only admins and owners see the sessions of others.");
        }
        RoleRules.checkManages(by, agent);
    }

    /// One's own, or, as an admin, somebody else's.
    @Transactional
    void end(Caller.Agent by, UUID id) {
        var session = AgentSession.byId(by.workspace(), id)
                .filter(one -> one.agent.equals(by.id()) || by.role().compareTo(Role.ADMIN) >= 0)
                .orElseThrow(() -> Refusal.notFound("session"));
        Agent agent = Agent.findById(session.agent);
        if (!session.agent.equals(by.id())) {
            RoleRules.checkManages(by, agent);
        }
        audit.note(by, AuditAction.SESSION_ENDED, new Audit.Thing(agent.id, agent.name), null);
        end(session);
    }

    /// @param but this one, or null
    @Transactional
    public void endAll(Agent agent, UUID but) {
        AgentSession.open(agent.workspace, agent.id, Instant.EPOCH).stream()
                .filter(session -> !session.id.equals(but))
                .forEach(this::end);
    }

    @Transactional
    void end(AgentSession session) {
        session.endedAt = clock.instant();
        ended.fire(new Ended(session.agent, session.id));
    }

    /// Told only once the end is committed.
    void report(@Observes(during = TransactionPhase.AFTER_SUCCESS) Ended end) {
        Log.infof("session=%s ended", end.session());
    }

    /// A day later, so that an expired token is still told from an unknown one.
    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void forgetOld() {
        AgentToken.forget(before(Duration.ofDays(1)));
        AgentSession.forget(before(config.refreshLifetime().plusDays(1)));
    }

    private Instant before(Duration ago) {
        return clock.instant().minus(ago);
    }
}
