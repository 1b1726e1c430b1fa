package dev.bellhop.apikey;

import dev.bellhop.agent.Agent;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Token;
import dev.bellhop.security.TokenReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Resolves API keys. Looked up each time, so a revocation takes effect at once.
@ApplicationScoped
class ApiKeyTokens implements TokenReader {
    /// The precision of a key's last use, so that a busy key does not cost a write per call.
    private static final Duration COARSE = Duration.ofMinutes(1);

    private final Clock clock;

    ApiKeyTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean knows(Token token) {
        return token.is(Token.Kind.API_KEY);
    }

    /// An expired key is unknown, not `Expired`: its holder cannot renew it.
    @Override
    @Transactional
    public Reading read(Token token) {
        var now = clock.instant();
        return ApiKey.byToken(token, now)
                .<Reading>map(key -> new Reading.Valid(caller(key, now)))
                .orElseGet(Reading.Unknown::new);
    }

    private static Caller caller(ApiKey key, Instant now) {
        if (key.usedAt == null || key.usedAt.plus(COARSE).isBefore(now)) {
            ApiKey.used(key.id, now);
        }
        Agent bot = Agent.findById(key.id);
        return new Caller.Key(key.workspace, key.id, bot.name, key.scopes());
    }
}
