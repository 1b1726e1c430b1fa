package dev.bellhop.security;

/// Resolves the tokens of one kind of caller. Blocks: call it on a virtual or worker thread.
public interface TokenReader {
    boolean knows(Token token);

    Reading read(Token token);

    /// The result of resolving a token.
    sealed interface Reading {
        record Valid(Caller caller) implements Reading {}

        /// The token has expired; its holder may get a new one.
        record Expired() implements Reading {}

        record Unknown() implements Reading {}
    }
}
