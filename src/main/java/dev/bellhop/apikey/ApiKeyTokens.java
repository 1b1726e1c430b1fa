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

/// Reads API keys. They are looked up each time, so a revoked one is good for nothing at once.
@ApplicationScoped
class ApiKeyTokens implements TokenReader {
    /// How exactly a key's last use is known: a busy key must not cost a write for each call.
    private static final Duration COARSE = Duration.ofMinutes(1);

    private final Clock clock;

    ApiKeyTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean knows(Token token) {
        return token.is(Token.Kind.API_KEY);
    }

    /// An expired key is unknown, not `Expired`: its holder has no way to get a new one by itself.
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
