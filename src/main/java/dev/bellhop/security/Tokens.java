package dev.bellhop.security;

import dev.bellhop.security.TokenReader.Reading;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/// Turns any bearer token into its caller: the one door for REST and sockets.
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
