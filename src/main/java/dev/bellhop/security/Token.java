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
    public enum Kind {
        VISITOR("bhv_", 32),
        AGENT_ACCESS("bha_", 32),
        AGENT_REFRESH("bhr_", 32),
        API_KEY("bhk_", 32),
        INVITATION("bhn_", 32),
        PASSWORD_RESET("bhp_", 32),
        /// Of somebody on their way to an identity provider and back (OAuth's `state`).
        SIGN_IN_ATTEMPT("bhs_", 32),
        /// Never a caller's: companies sign with it who their visitors are. As long as HS512 wants (RFC 7518, 3.2).
        IDENTITY_SECRET("bhi_", 64);

        private final String prefix;
        private final int bytes;

        Kind(String prefix, int bytes) {
            this.prefix = prefix;
            this.bytes = bytes;
        }
    }

    public static Token next(Kind kind) {
        var bytes = new byte[kind.bytes];
        new SecureRandom().nextBytes(bytes);
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
