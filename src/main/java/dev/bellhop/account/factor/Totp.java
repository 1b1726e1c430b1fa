package dev.bellhop.account.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.bellhop.security.Token;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/// TOTP codes of authenticator apps (RFC 6238 with SHA-1, 30 seconds, six digits), and recovery codes.
@Singleton
class Totp {
    /// The output length of SHA-1 (RFC 4226, 4).
    private static final int SECRET_BYTES = 20;
    /// 80 random bits need no slow hash.
    private static final int RECOVERY_BYTES = 10;

    private static final Pattern NOISE = Pattern.compile("[\\s-]");
    private final TimeBasedOneTimePasswordGenerator totp = new TimeBasedOneTimePasswordGenerator();
    private final SecureRandom random = new SecureRandom();
    private final Base32 base32 = new Base32();

    byte[] newSecret() {
        return bytes(SECRET_BYTES);
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// For typing into an app.
    String text(byte[] secret) {
        return base32.encodeToString(secret);
    }

    /// For a QR code (the key URI format of Google Authenticator).
    String uri(byte[] secret, String account) {
        var label =
                URLEncoder.encode("Bellhop:" + account, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + label + "?secret=" + text(secret) + "&issuer=Bellhop";
    }

    /// Accepts one step early or late: clocks differ, and typing takes time (RFC 6238, 5.2).
    ///
    /// @return the time step of this code, if later than `after`
    OptionalLong step(byte[] secret, String code, Instant now, long after) {
        var given = plain(code).getBytes(StandardCharsets.UTF_8);
        var current = now.getEpochSecond() / totp.getTimeStep().toSeconds();
        return LongStream.rangeClosed(current - 1, current + 1)
                .filter(step -> step > after)
                .filter(step -> MessageDigest.isEqual(at(secret, step).getBytes(StandardCharsets.UTF_8), given))
                .findFirst();
    }

    String at(byte[] secret, long step) {
        var instant = Instant.ofEpochSecond(step * totp.getTimeStep().toSeconds());
        try {
            return totp.generateOneTimePasswordString(new SecretKeySpec(secret, totp.getAlgorithm()), instant);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /// For example `k7qd-2mzx-w4na-p5rt`.
    String newRecoveryCode() {
        return text(bytes(RECOVERY_BYTES)).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
    }

    static String hash(String recoveryCode) {
        return new Token(plain(recoveryCode)).hash();
    }

    private static String plain(String code) {
        return NOISE.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
