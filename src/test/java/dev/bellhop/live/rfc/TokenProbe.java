package dev.bellhop.live.rfc;

import dev.bellhop.security.Token;
import dev.bellhop.security.TokenReader;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Admits nobody, but tells how what is asked about tokens of its own comes by.
@Singleton
class TokenProbe implements TokenReader {
    static final String TOKEN = "watched_by_a_test";
    private final Queue<Boolean> inRequest = new ConcurrentLinkedQueue<>();

    /// Whether the next one that was read belonged to a request; null if none was.
    Boolean wasReadInRequest() {
        return inRequest.poll();
    }

    @Override
    public boolean knows(Token token) {
        return token.text().equals(TOKEN);
    }

    @Override
    public Reading read(Token token) {
        inRequest.add(Arc.container().requestContext().isActive());
        return new Reading.Unknown();
    }
}
