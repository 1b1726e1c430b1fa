package dev.bellhop.account.session;

import dev.bellhop.account.factor.SecondFactors;
import dev.bellhop.agent.Agent;
import dev.bellhop.agent.AgentView;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.presence.Presence;
import dev.bellhop.security.Role;
import dev.bellhop.security.Token;
import dev.bellhop.security.http.HostCookie;
import dev.bellhop.security.password.Passwords;
import dev.bellhop.workspace.Workspace;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionExceptionResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Signing in, refreshing and signing out; the only writer of session tokens.
@ApplicationScoped
public class SignIns {
    /// The refresh cookie. Not sent on requests from other sites (SameSite); the page requests its session itself.
    public static final HostCookie COOKIE = new HostCookie("bellhop_refresh", NewCookie.SameSite.STRICT);

    /// The tokens of a sign-in. `refresh` goes into the cookie.
    public record Granted(
            UUID workspace,
            Token access,
            Duration accessLifetime,
            Token refresh,
            Duration refreshLifetime,
            AgentView agent) {}

    private final SessionConfig config;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Presence presence;
    private final RefusedSignIns refused;
    private final Audit audit;
    private final Clock clock;

    SignIns(
            SessionConfig config,
            Sessions sessions,
            Passwords passwords,
            SecondFactors factors,
            Presence presence,
            RefusedSignIns refused,
            Audit audit,
            Clock clock) {
        this.config = config;
        this.sessions = sessions;
        this.passwords = passwords;
        this.factors = factors;
        this.presence = presence;
        this.refused = refused;
        this.audit = audit;
        this.clock = clock;
    }

    /// A wrong password and an unknown account get the same answer after the same time. Only somebody who knows the
    /// password learns of the second factor.
    ///
    /// @param code of the second factor, or null
    Granted signIn(String email, String password, String code) {
        var known = QuarkusTransaction.joiningExisting()
                .call(() -> Agent.byEmail(email).map(agent -> agent.passwordHash));
        var asker = sessions.isKnownHere(email) ? Passwords.Asker.KNOWN : Passwords.Asker.STRANGER;
        var right = passwords.matches(asker, password, known.orElse(null));
        return QuarkusTransaction.joiningExisting()
                .exceptionHandler(SignIns::unlessRefused)
                .call(() -> checked(email, code, right ? known.orElseThrow() : null));
    }

    // What was counted and noted of a refused sign-in stays.
    private static TransactionExceptionResult unlessRefused(Throwable failure) {
        return failure instanceof Refusal ? TransactionExceptionResult.COMMIT : TransactionExceptionResult.ROLLBACK;
    }

    /// @param hash that the password matched, or null
    private Granted checked(String email, String code, String hash) {
        var agent = Agent.byEmail(email).orElse(null);
        if (hash == null) {
            refused.note(email, agent);
            throw wrong();
        }
        if (agent == null) {
            throw wrong();
        }
        agent.hold();
        if (!hash.equals(agent.passwordHash)) {
            throw wrong();
        }
        checkFactor(email, agent, code);
        checkWay(email, agent);
        return begin(agent);
    }

    /// For an agent who is already authenticated.
    public Granted begin(Agent agent) {
        return grant(sessions.begin(agent), agent);
    }

    // Owners may always use a password, to repair the provider's settings.
    private void checkWay(String email, Agent agent) {
        Workspace workspace = Workspace.findById(agent.workspace);
        if (!workspace.passwords && agent.role() != Role.OWNER) {
            refused.note(email, agent);
            throw Refusal.forbidden("In your company one signs in with the company's own sign-in page, not here.");
        }
    }

    private void checkFactor(String email, Agent agent, String code) {
        try {
            factors.check(agent, code);
        } catch (Refusal refusal) {
            if (code != null) {
                refused.note(email, agent);
            }
            throw refusal;
        }
    }

    private static Refusal wrong() {
        return Refusal.unauthenticated("This e-mail and password do not go together. Check both and try again.");
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
            audit.note(
                    session.workspace, null, AuditAction.SESSION_ENDED, thing(agent), "a refresh token was used twice");
            sessions.end(session);
            throw signInAgain();
        }
        if (used.usedAt == null) {
            used.usedAt = now;
        }
        sessions.used(session);
        return grant(session, Agent.byId(session.workspace, session.agent).orElseThrow(SignIns::signInAgain));
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
        audit.note(session.workspace, agent.person(), AuditAction.SESSION_ENDED, null, null);
        sessions.end(session);
    }

    private AgentToken live(Token token) {
        var known = AgentToken.find(token, AgentToken.REFRESH).orElseThrow(SignIns::signInAgain);
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
                session.workspace,
                AgentToken.issue(session, Token.Kind.AGENT_ACCESS, AgentToken.ACCESS, accessUntil),
                config.accessLifetime(),
                AgentToken.issue(session, Token.Kind.AGENT_REFRESH, AgentToken.REFRESH, refreshUntil),
                config.refreshLifetime(),
                AgentView.of(agent, presence.online(agent.workspace, agent.id)));
    }

    private static Refusal signInAgain() {
        return Refusal.unauthenticated("You have been signed out. Sign in again.");
    }
}
