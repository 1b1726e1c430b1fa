package dev.bellhop.account.session;

import dev.bellhop.account.password.OwnPassword;
import dev.bellhop.agent.Agent;
import dev.bellhop.agent.Agents;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import dev.bellhop.security.http.RequestOrigin;
import io.quarkus.logging.Log;
import io.quarkus.panache.common.Page;
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

/// The only writer of sessions. A session begins with a sign-in and ends by sign-out or expiry.
@ApplicationScoped
public class Sessions {
    /// The session has ended: all its sockets must close.
    public record Ended(UUID agent, UUID session) {}

    private static final int SOME = 500;
    private final SessionConfig config;
    private final Audit audit;
    private final RequestOrigin origin;
    private final Clock clock;
    private final Event<Ended> ended;

    Sessions(SessionConfig config, Audit audit, RequestOrigin origin, Clock clock, Event<Ended> ended) {
        this.config = config;
        this.audit = audit;
        this.origin = origin;
        this.clock = clock;
        this.ended = ended;
    }

    /// Begins a session after any kind of sign-in.
    @Transactional
    AgentSession begin(Agent agent) {
        var from = origin.now();
        var session = new AgentSession();
        session.id = Ids.next();
        session.workspace = agent.workspace;
        session.agent = agent.id;
        session.createdAt = clock.instant();
        session.usedAt = session.createdAt;
        session.address = from.address();
        session.userAgent = from.userAgent();
        session.persistAndFlush();
        endUnused(agent);
        audit.note(agent.workspace, agent.person(), AuditAction.SESSION_STARTED, null, null);
        return session;
    }

    // Whoever signs in again and again, as a script may, must not make a list without an end.
    private void endUnused(Agent agent) {
        var beyond = Page.of(1, config.most());
        AgentSession.open(agent.workspace, agent.id, Instant.EPOCH, beyond).forEach(this::end);
    }

    /// Whether this account was signed in before from the address of the current request.
    @Transactional
    boolean isKnownHere(String email) {
        return Agent.byEmail(email)
                .filter(agent -> AgentSession.isKnown(agent.id, origin.now().address()))
                .isPresent();
    }

    void used(AgentSession session) {
        session.used(clock.instant(), origin.now());
    }

    /// @param agent null for the caller's own
    @Transactional
    List<SessionView> list(Caller.Agent by, UUID agent) {
        var whose = agent == null ? by.id() : agent;
        if (!whose.equals(by.id())) {
            checkManages(by, whose);
        }
        var most = Page.ofSize(config.most());
        return AgentSession.open(by.workspace(), whose, before(config.refreshLifetime()), most).stream()
                .map(session -> SessionView.of(session, by.session()))
                .toList();
    }

    private static void checkManages(Caller.Agent by, UUID whose) {
        var agent = Agent.byId(by.workspace(), whose).orElseThrow(() -> Refusal.notFound("agent"));
        if (by.role().compareTo(Role.ADMIN) < 0) {
            throw Refusal.forbidden("Only admins and owners see the sessions of others.");
        }
        agent.role().checkManagedBy(by);
    }

    /// The caller's own session or, for admins, another agent's.
    @Transactional
    void end(Caller.Agent by, UUID id) {
        var session = AgentSession.byId(by.workspace(), id)
                .filter(one -> one.agent.equals(by.id()) || by.role().compareTo(Role.ADMIN) >= 0)
                .orElseThrow(() -> Refusal.notFound("session"));
        Agent agent = Agent.findById(session.agent);
        if (!session.agent.equals(by.id())) {
            agent.role().checkManagedBy(by);
        }
        audit.note(by, AuditAction.SESSION_ENDED, new Audit.Thing(agent.id, agent.name), null);
        end(session);
    }

    void agentLeft(@Observes Agents.Left left) {
        endAll(left.workspace(), left.agent(), null);
    }

    /// Signs out everybody else who knew the old password.
    void passwordChanged(@Observes OwnPassword.Changed changed) {
        endAll(changed.workspace(), changed.agent(), changed.kept());
    }

    private void endAll(UUID workspace, UUID agent, UUID but) {
        List<AgentSession> some;
        do {
            some = AgentSession.open(workspace, agent, Instant.EPOCH, Page.ofSize(SOME)).stream()
                    .filter(session -> !session.id.equals(but))
                    .toList();
            some.forEach(this::end);
        } while (!some.isEmpty());
    }

    @Transactional
    void end(AgentSession session) {
        session.endedAt = clock.instant();
        ended.fire(new Ended(session.agent, session.id));
    }

    /// Logged after the commit.
    void report(@Observes(during = TransactionPhase.AFTER_SUCCESS) Ended end) {
        Log.infof("session=%s ended", end.session());
    }

    /// A day late, so that expired tokens can be told from unknown ones.
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
