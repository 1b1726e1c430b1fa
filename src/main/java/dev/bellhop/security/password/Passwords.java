package dev.bellhop.security.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.bellhop.security.PasswordConfig;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/// Passwords as bcrypt hashes. bcrypt reads 72 bytes only, so a longer password is hashed with SHA-512 first.
@Singleton
public class Passwords {
    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;
    private final int cost;
    private final String nobody;

    Passwords(PasswordConfig config) {
        cost = config.cost();
        nobody = hash("nobody has this password");
    }

    public String hash(String password) {
        return BCrypt.with(VERSION, new SecureRandom(), LongPasswordStrategies.hashSha512(VERSION))
                .hashToString(cost, password.toCharArray());
    }

    /// `hash` is null for an account that does not exist: the answer then takes as long as for one that does.
    public boolean matches(String password, String hash) {
        var right = BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .verify(password.toCharArray(), hash == null ? nobody : hash)
                .verified;
        return right && hash != null;
    }
}
