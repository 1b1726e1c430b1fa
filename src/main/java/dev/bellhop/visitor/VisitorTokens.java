package dev.bellhop.visitor;

import static java.util.stream.Collectors.toMap;

import dev.bellhop.database.BatchLoader;
import dev.bellhop.database.Sql;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Token;
import dev.bellhop.security.TokenReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Resolves visitors' tokens.
@ApplicationScoped
class VisitorTokens implements TokenReader {
    private static final int AT_ONCE = 100;
    private final Sql sql;
    private final Clock clock;
    private final BatchLoader<String, Reading> readings = new BatchLoader<>(AT_ONCE, this::read);

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
        var found = readings.get(token.hash());
        return found == null ? new Reading.Unknown() : found;
    }

    private Map<String, Reading> read(Set<String> hashes) {
        return sql
                .list(VisitorToken.HOLDERS, row -> Map.entry(row.getString(7), reading(row)), (Object)
                        hashes.toArray(String[]::new))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Reading reading(ResultSet row) throws SQLException {
        if (row.getObject(1, OffsetDateTime.class).toInstant().isBefore(clock.instant())) {
            return new Reading.Expired();
        }
        return new Reading.Valid(new Caller.Visitor(
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(7),
                row.getObject(6, UUID.class),
                row.getBoolean(8)));
    }
}
