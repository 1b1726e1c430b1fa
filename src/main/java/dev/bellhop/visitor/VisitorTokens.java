package dev.bellhop.visitor;

import dev.bellhop.security.Caller;
import dev.bellhop.security.Token;
import dev.bellhop.security.TokenReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Reads what a visitor's browser shows.
@ApplicationScoped
class VisitorTokens implements TokenReader {
    private final Clock clock;

    VisitorTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean knows(Token token) {
        return token.is(Token.Kind.VISITOR);
    }

    @Override
    @Transactional
    public Reading read(Token token) {
        return VisitorToken.holder(token.hash()).map(this::reading).orElseGet(Reading.Unknown::new);
    }

    private Reading reading(VisitorToken.Holder holder) {
        if (holder.expiresAt().isBefore(clock.instant())) {
            return new Reading.Expired();
        }
        var visitor = holder.visitor();
        return new Reading.Valid(new Caller.Visitor(visitor.workspace, visitor.site, visitor.id, visitor.name));
    }
}
