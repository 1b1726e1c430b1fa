package dev.bellhop.agent;

import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.presence.Presence;
import dev.bellhop.security.Audit;
import dev.bellhop.security.Deed;
import dev.bellhop.security.Passwords;
import dev.bellhop.security.Token;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// The only writer of sessions and their tokens: sign in, refresh, sign out.
@ApplicationScoped
public class Sessions {
    /// What a browser gets. `refresh` goes into a cookie that scripts cannot read.
    record Granted(Token access, Duration accessLifetime, Token refresh, Duration refreshLifetime, AgentView agent) {}

    /// All sockets of this session must close.
    public record Ended(UUID session) {}

    private final SessionConfig config;
    private final Passwords passwords;
    private final Presence presence;
    private final Audit audit;
    private final Clock clock;
    private final Event<Ended> ended;

    Sessions(
            SessionConfig config,
            Passwords passwords,
            Presence presence,
            Audit audit,
            Clock clock,
            Event<Ended> ended) {
        this.config = config;
        this.passwords = passwords;
        this.presence = presence;
        this.audit = audit;
        this.clock = clock;
        this.ended = ended;
    }

    /// The same answer, after the same time, for a wrong password and an unknown account.
    @Transactional(dontRollbackOn = Refusal.class)
    Granted signIn(String email, String password) {
        var agent = Agent.byEmail(email).orElse(null);
        if (!passwords.matches(password, agent == null ? null : agent.passwordHash)) {
            noteRefused(agent);
            throw Refusal.unauthenticated("This e-mail and password do not go together. Check both and try again.");
        }
        var session = new AgentSession();
        session.id = Ids.next();
        session.workspace = agent.workspace;
        session.agent = agent.id;
        session.createdAt = clock.instant();
        session.persistAndFlush();
        audit.note(agent.workspace, agent.person(), Deed.SESSION_STARTED, null, null);
        return grant(session, agent);
    }

    // For an unknown account as well, or the answer would come sooner for one.
    private void noteRefused(Agent agent) {
        audit.note(agent == null ? null : agent.workspace, null, Deed.SESSION_REFUSED, thing(agent), null);
    }

    private static Audit.Thing thing(Agent agent) {
        return agent == null ? null : new Audit.Thing(agent.id, agent.name);
    }

    @Transactional(dontRollbackOn = Refusal.class)
    Granted refresh(Token token) {
        var used = live(token);
        AgentSession session = AgentSession.findById(used.session);
        var now = clock.instant();
        if (used.usedAt != null && used.usedAt.plus(config.refreshGrace()).isBefore(now)) {
            Log.warnf("session=%s ended: a refresh token was used twice", session.id);
            Agent agent = Agent.findById(session.agent);
            audit.note(session.workspace, null, Deed.SESSION_ENDED, thing(agent), "a refresh token was used twice");
            end(session);
            throw signInAgain();
        }
        if (used.usedAt == null) {
            used.usedAt = now;
        }
        return grant(session, Agent.byId(session.workspace, session.agent).orElseThrow(Sessions::signInAgain));
    }

    @Transactional
    void signOut(Token token) {
        AgentToken.find(token, AgentToken.REFRESH)
                .map(known -> AgentSession.<AgentSession>findById(known.session))
                .filter(session -> session.endedAt == null)
                .ifPresent(this::signOut);
    }

    private void signOut(AgentSession session) {
        Agent agent = Agent.findById(session.agent);
        audit.note(session.workspace, agent.person(), Deed.SESSION_ENDED, null, null);
        end(session);
    }

    private void end(AgentSession session) {
        session.endedAt = clock.instant();
        ended.fire(new Ended(session.id));
    }

    private AgentToken live(Token token) {
        var known = AgentToken.find(token, AgentToken.REFRESH).orElseThrow(Sessions::signInAgain);
        AgentSession session = AgentSession.findById(known.session);
        if (session.endedAt != null || known.expiresAt.isBefore(clock.instant())) {
            throw signInAgain();
        }
        return known;
    }

    private Granted grant(AgentSession session, Agent agent) {
        var now = clock.instant();
        var accessUntil = now.plus(config.accessLifetime());
        var refreshUntil = now.plus(config.refreshLifetime());
        return new Granted(
                AgentToken.issue(session, Token.Kind.AGENT_ACCESS, AgentToken.ACCESS, accessUntil),
                config.accessLifetime(),
                AgentToken.issue(session, Token.Kind.AGENT_REFRESH, AgentToken.REFRESH, refreshUntil),
                config.refreshLifetime(),
                AgentView.of(agent, presence.online(agent.workspace, agent.id)));
    }

    private static Refusal signInAgain() {
        return Refusal.unauthenticated("You have been signed out. Sign in again.");
    }

    /// A day later, so that an expired token is still told from an unknown one.
    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void forgetOldTokens() {
        AgentToken.forget(clock.instant().minus(Duration.ofDays(1)));
    }

    /// Told only once the end is committed.
    void report(@Observes(during = TransactionPhase.AFTER_SUCCESS) Ended end) {
        Log.infof("session=%s ended", end.session());
    }
}
