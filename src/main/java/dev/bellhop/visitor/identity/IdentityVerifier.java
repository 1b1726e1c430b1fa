package dev.bellhop.visitor.identity;

import dev.bellhop.common.Refusal;
import dev.bellhop.site.IdentityKeyKind;
import dev.bellhop.site.IdentityKeys;
import dev.bellhop.site.PublicSite;
import dev.bellhop.site.VerificationKey;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;

/// Verifies a visitor's identity.
@Singleton
public class IdentityVerifier {
    private final IdentityKeys keys;
    private final SignedIdentities signed;

    IdentityVerifier(IdentityKeys keys, SignedIdentities signed) {
        this.keys = keys;
        this.signed = signed;
    }

    public Identity verify(PublicSite site, IdentityClaim claim, String name) {
        if (!claim.isComplete()) {
            throw Refusal.malformed("An identity is either a \"jwt\", or an \"id\" and its \"hash\".");
        }
        var live = keys.live(site);
        // With a hash, the name is unsigned and comes from the browser; in a JWT it is signed.
        var identity = claim.jwt() != null
                ? signed.verify(site, claim.jwt(), live)
                : hashed(claim.id(), claim.hash(), name, live);
        checkId(identity.id());
        return identity;
    }

    // An id that the database would alter could merge two people into one.
    private static void checkId(String id) {
        var plain = StandardCharsets.UTF_8.newEncoder().canEncode(id)
                && id.chars().noneMatch(Character::isISOControl)
                && id.length() <= 200
                && !id.isBlank();
        if (!plain) {
            throw Refusal.unauthenticated("The id in an identity has 1 to 200 characters, none of them a control.");
        }
    }

    private static Identity hashed(String id, String hash, String name, List<VerificationKey> keys) {
        var claimed = HexFormat.of().parseHex(hash);
        return keys.stream()
                .filter(key -> key.kind() == IdentityKeyKind.HASH)
                .filter(key -> MessageDigest.isEqual(hmac(key, id), claimed))
                .findFirst()
                .map(key -> new Identity(key.id(), id, name, null))
                .orElseThrow(() -> Refusal.unauthenticated(
                        "The hash does not fit the id. It is HMAC-SHA256 of the id, with a key of this site."));
    }

    private static byte[] hmac(VerificationKey key, String id) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key.key());
            return mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
