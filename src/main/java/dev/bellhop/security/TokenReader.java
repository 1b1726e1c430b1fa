package dev.bellhop.security;

/// Knows the tokens of one kind of caller. Blocks: call it on a virtual or worker thread.
public interface TokenReader {
    boolean knows(Token token);

    Reading read(Token token);

    /// What a token turned out to be.
    sealed interface Reading {
        record Valid(Caller caller) implements Reading {}

        /// It was good once: its holder may get a new one.
        record Expired() implements Reading {}

        record Unknown() implements Reading {}
    }
}
