package dev.bellhop.account.session;

import dev.bellhop.agent.Agent;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import dev.bellhop.security.Token;
import dev.bellhop.security.TokenReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Reads the access tokens that agents get at sign-in. The role is looked up each time, so a lowered one counts at
/// once.
@ApplicationScoped
class AccessTokens implements TokenReader {
    private final Sessions sessions;
    private final Clock clock;

    AccessTokens(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public boolean knows(Token token) {
        return token.is(Token.Kind.AGENT_ACCESS);
    }

    @Override
    @Transactional
    public Reading read(Token token) {
        var known = AgentToken.find(token, AgentToken.ACCESS).orElse(null);
        if (known == null) {
            return new Reading.Unknown();
        }
        AgentSession session = AgentSession.findById(known.session);
        if (session.endedAt != null) {
            return new Reading.Unknown();
        }
        if (known.expiresAt.isBefore(clock.instant())) {
            return new Reading.Expired();
        }
        sessions.used(session);
        return Agent.byId(session.workspace, session.agent)
                .<Reading>map(agent -> new Reading.Valid(
                        new Caller.Agent(agent.workspace, agent.id, agent.name, Role.of(agent.role), session.id)))
                .orElseGet(Reading.Unknown::new);
    }
}
