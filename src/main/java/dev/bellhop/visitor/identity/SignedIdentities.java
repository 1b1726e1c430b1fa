package dev.bellhop.visitor.identity;

import dev.bellhop.common.Refusal;
import dev.bellhop.site.PublicSite;
import dev.bellhop.site.VerificationKey;
import dev.bellhop.visitor.VisitorConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/// Checks JWTs that a company signed (RFC 7519, and RFC 8725 on what goes wrong with them). Each key is tried with its
/// own algorithms only, whatever the JWT's head says: so neither `none` nor a public key taken as a secret gets by.
@Singleton
class SignedIdentities {
    private static final int MOST_NAME = 80;
    // RFC 5321, 4.5.3.1.3.
    private static final Pattern EMAIL = Pattern.compile("(?=.{3,254}$)[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");
    // Three parts: nothing that is encrypted, and no head that asks for it.
    private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private static final String UNKNOWN = "This identity is not signed with a key of this site.";
    private final VisitorConfig config;
    private final Clock clock;
    private final Map<Integer, String> sentences = new LinkedHashMap<>();

    SignedIdentities(VisitorConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        var most = config.identityLifetime().toMinutes();
        sentences.put(ErrorCodes.EXPIRED, "This identity has expired. Ask your server for a new one.");
        sentences.put(ErrorCodes.NOT_YET_VALID, "This identity is not valid yet. Compare the clocks.");
        sentences.put(ErrorCodes.EXPIRATION_MISSING, "An identity needs a time at which it ends (exp).");
        sentences.put(
                ErrorCodes.EXPIRATION_TOO_FAR_IN_FUTURE,
                "An identity ends (exp) within " + most + " minutes, not later.");
        sentences.put(ErrorCodes.SUBJECT_MISSING, "An identity needs your own id of the person (sub).");
        sentences.put(ErrorCodes.AUDIENCE_INVALID, "This identity is for another site (aud).");
        sentences.put(ErrorCodes.MALFORMED_CLAIM, "In an identity sub is a text, and exp and nbf are numbers.");
    }

    Identity verify(PublicSite site, String jwt, List<VerificationKey> keys) {
        var refusal = UNKNOWN;
        if (COMPACT.matcher(jwt).matches()) {
            for (var key : keys) {
                try {
                    if (!key.algorithms().isEmpty()) {
                        return identity(key, consumer(site, key).processToClaims(jwt));
                    }
                } catch (InvalidJwtException e) {
                    refusal = sentence(e).orElse(refusal);
                }
            }
        }
        throw Refusal.unauthenticated(refusal);
    }

    // What is claimed is looked at only once the signature was found good: else there is no sentence to say.
    private Optional<String> sentence(InvalidJwtException e) {
        return sentences.entrySet().stream()
                .filter(known -> e.hasErrorCode(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private JwtConsumer consumer(PublicSite site, VerificationKey key) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key.key())
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, key.algorithms().toArray(String[]::new))
                .setRequireExpirationTime()
                .setMaxFutureValidityInMinutes((int) config.identityLifetime().toMinutes())
                .setAllowedClockSkewInSeconds((int) config.clockSkew().toSeconds())
                .setRequireSubject()
                .setExpectedAudience(false, site.key())
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    private static Identity identity(VerificationKey key, JwtClaims claims) {
        try {
            var name = name(claims.getStringClaimValue("name"));
            return new Identity(key.id(), claims.getSubject(), name, email(claims.getStringClaimValue("email")));
        } catch (MalformedClaimException _) {
            throw Refusal.unauthenticated("In an identity sub, name and email are texts.");
        }
    }

    private static String name(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var name = text.replaceAll("\\p{Cntrl}", " ").strip();
        return name.codePointCount(0, name.length()) <= MOST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MOST_NAME));
    }

    private static String email(String text) {
        if (text != null && !EMAIL.matcher(text).matches()) {
            throw Refusal.unauthenticated("The email in an identity is not an address. Correct it, or leave it out.");
        }
        return text;
    }
}
