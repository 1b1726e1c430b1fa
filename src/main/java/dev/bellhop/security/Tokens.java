package dev.bellhop.security;

import dev.bellhop.security.TokenReader.Reading;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/// Resolves any bearer token to its caller, for REST and sockets alike.
@Singleton
public class Tokens {
    private final List<TokenReader> readers;

    Tokens(@All List<TokenReader> readers) {
        this.readers = readers;
    }

    public Reading read(String text) {
        var token = new Token(text);
        return readers.stream()
                .filter(reader -> reader.knows(token))
                .findFirst()
                .map(reader -> reader.read(token))
                .orElseGet(Reading.Unknown::new);
    }
}
