package dev.bellhop.process;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/// What an authenticator app shows.
final class AuthenticatorCode {
    private AuthenticatorCode() {}

    static String secret(byte[] secret, Instant now) {
        var app = new TimeBasedOneTimePasswordGenerator();
        try {
            return app.generateOneTimePasswordString(new SecretKeySpec(secret, app.getAlgorithm()), now);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }
}
