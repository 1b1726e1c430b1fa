package dev.bellhop.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// A secret that says who is calling: a prefix that says what it is for, and 256 random bits. It is shown once and kept
/// only as its SHA-256: with that many random bits nothing slower is needed (OWASP, Session Management).
public record Token(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public enum Kind {
        VISITOR("bhv_"),
        AGENT_ACCESS("bha_"),
        AGENT_REFRESH("bhr_"),
        API_KEY("bhk_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    public static Token next(Kind kind) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Token(kind.prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public boolean is(Kind kind) {
        return text.startsWith(kind.prefix);
    }

    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Never the secret: a token that lands in a log line or an exception says nothing.
    @Override
    public String toString() {
        return "Token[…]";
    }
}
