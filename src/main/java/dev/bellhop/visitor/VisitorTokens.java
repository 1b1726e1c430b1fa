package dev.bellhop.visitor;

import dev.bellhop.common.Sql;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Token;
import dev.bellhop.security.TokenReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;

/// Reads what a visitor's browser shows.
@ApplicationScoped
class VisitorTokens implements TokenReader {
    private final Sql sql;
    private final Clock clock;

    VisitorTokens(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public boolean knows(Token token) {
        return token.is(Token.Kind.VISITOR);
    }

    @Override
    public Reading read(Token token) {
        var found = sql.list(VisitorToken.HOLDER, this::reading, token.hash());
        return found.isEmpty() ? new Reading.Unknown() : found.getFirst();
    }

    private Reading reading(ResultSet row) throws SQLException {
        if (row.getObject(1, OffsetDateTime.class).toInstant().isBefore(clock.instant())) {
            return new Reading.Expired();
        }
        return new Reading.Valid(new Caller.Visitor(
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getString(5)));
    }
}
