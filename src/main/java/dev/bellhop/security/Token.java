package dev.bellhop.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// A secret that identifies a caller: a prefix for its kind and 256 random bits. It is shown once and stored as its
/// SHA-256; that many random bits need no slower hash (OWASP, Session Management).
public record Token(String text) {
    public enum Kind {
        VISITOR("bhv_", 32),
        AGENT_ACCESS("bha_", 32),
        AGENT_REFRESH("bhr_", 32),
        API_KEY("bhk_", 32),
        INVITATION("bhn_", 32),
        PASSWORD_RESET("bhp_", 32),
        /// OAuth's `state`, for a sign-in at an identity provider.
        SIGN_IN_ATTEMPT("bhs_", 32),
        /// Not for callers: companies sign their visitors' identities with it. The length that HS512 needs (RFC 7518,
        /// 3.2).
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

    /// Hides the secret, so that a token in a log line or an exception reveals nothing.
    @Override
    public String toString() {
        return "Token[…]";
    }
}
