package dev.bellhop.site;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a key is for. None does for another: a server that hashes whatever id it is given would otherwise sign, as the
/// hash of a cunning id, any JWT one likes.
public enum IdentityKeyKind {
    /// A shared secret for JWTs: HS256, HS384 or HS512.
    SECRET,
    /// A public key for JWTs: RS256, ES256 or EdDSA.
    PUBLIC,
    /// A shared secret for `identifier_hash`, as Chatwoot and Intercom have it.
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
