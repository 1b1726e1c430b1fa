package dev.bellhop.visitor.identity;

import com.nimbusds.jwt.SignedJWT;
import dev.bellhop.common.Names;
import dev.bellhop.common.Refusal;
import dev.bellhop.site.PublicSite;
import dev.bellhop.site.VerificationKey;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Verifies JWTs that a company signed (RFC 7519, RFC 8725). Claims are read only after the signature.
@Singleton
class SignedIdentities {
    private static final int MOST_NAME = 80;
    // RFC 5321, 4.5.3.1.3.
    private static final Pattern EMAIL =
            Pattern.compile("(?=.{3,254}$)[^\\s@\\p{Cntrl}\\p{Cf}]+@[^\\s@\\p{Cntrl}\\p{Cf}]+");
    // Three parts: signed, not encrypted.
    private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    private final IdentityConfig config;
    private final Clock clock;

    SignedIdentities(IdentityConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    Identity verify(PublicSite site, String text, List<VerificationKey> keys) {
        var jwt = parse(text);
        var key = keys.stream()
                .filter(candidate -> candidate.signed(jwt))
                .findFirst()
                .orElseThrow(SignedIdentities::unsigned);
        var claims = Optional.ofNullable(jwt.getPayload().toJSONObject()).orElseThrow(SignedIdentities::unsigned);
        checkTimes(claims);
        var subject = subject(claims);
        checkAudience(site, claims.get("aud"));
        return new Identity(key.id(), subject, name(text(claims, "name")), email(text(claims, "email")));
    }

    private static SignedJWT parse(String text) {
        if (!COMPACT.matcher(text).matches()) {
            throw unsigned();
        }
        try {
            return SignedJWT.parse(text);
        } catch (ParseException _) {
            throw unsigned();
        }
    }

    private static Refusal unsigned() {
        return Refusal.unauthenticated("This identity is not signed with a key of this site.");
    }

    private void checkTimes(Map<String, Object> claims) {
        var now = clock.instant().getEpochSecond();
        var skew = config.clockSkew().toSeconds();
        var most = config.identityLifetime();
        var end = seconds(claims, "exp")
                .orElseThrow(() -> Refusal.unauthenticated("An identity needs a time at which it ends (exp)."));
        if (end <= now - skew) {
            throw Refusal.unauthenticated("This identity has expired. Ask your server for a new one.");
        }
        if (end - skew - now > most.toSeconds()) {
            throw Refusal.unauthenticated("An identity ends (exp) within " + most.toMinutes() + " minutes, not later.");
        }
        if (seconds(claims, "nbf").orElse(now) > now + skew) {
            throw Refusal.unauthenticated("This identity is not valid yet. Compare the clocks.");
        }
    }

    private static OptionalLong seconds(Map<String, Object> claims, String claim) {
        return switch (claims.get(claim)) {
            case null -> OptionalLong.empty();
            case Number seconds -> OptionalLong.of(seconds.longValue());
            default -> throw mistyped();
        };
    }

    private static Refusal mistyped() {
        return Refusal.unauthenticated("In an identity sub is a text, and exp and nbf are numbers.");
    }

    private static String subject(Map<String, Object> claims) {
        return switch (claims.get("sub")) {
            case String id -> id;
            case null -> throw Refusal.unauthenticated("An identity needs your own id of the person (sub).");
            default -> throw mistyped();
        };
    }

    private static void checkAudience(PublicSite site, Object audience) {
        var others = audience instanceof List<?> several
                ? !several.contains(site.key())
                : audience != null && !audience.equals(site.key());
        if (others) {
            throw Refusal.unauthenticated("This identity is for another site (aud).");
        }
    }

    private static String text(Map<String, Object> claims, String claim) {
        return switch (claims.get(claim)) {
            case String text -> text;
            case null -> null;
            default -> throw Refusal.unauthenticated("In an identity sub, name and email are texts.");
        };
    }

    private static String name(String text) {
        return text == null ? null : Names.clean(text, MOST_NAME);
    }

    private static String email(String text) {
        if (text != null && !EMAIL.matcher(text).matches()) {
            throw Refusal.unauthenticated("The email in an identity is not an address. Correct it, or leave it out.");
        }
        return text;
    }
}
