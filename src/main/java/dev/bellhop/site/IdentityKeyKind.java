package dev.bellhop.site;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a key is for. No kind works as another: otherwise a server that hashes any id it is given could be tricked into
/// signing a JWT, passed as the id.
public enum IdentityKeyKind {
    /// A shared secret for JWTs: HS256, HS384 or HS512.
    SECRET,
    /// A public key for JWTs: RS256, ES256 or EdDSA.
    PUBLIC,
    /// A shared secret for `identifier_hash`, as in Chatwoot and Intercom.
    HASH;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static IdentityKeyKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
