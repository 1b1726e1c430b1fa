package dev.bellhop.security.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/// Passwords as bcrypt hashes. bcrypt reads 72 bytes only, so a longer password is hashed with SHA-512 first.
@Singleton
public class Passwords {
    /// About 0.2 s on a small machine (OWASP asks for at least 10).
    private static final int COST = 11;

    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;
    private static final String NOBODY = bcrypt("nobody has this password");

    public String hash(String password) {
        return bcrypt(password);
    }

    private static String bcrypt(String password) {
        return BCrypt.with(VERSION, new SecureRandom(), LongPasswordStrategies.hashSha512(VERSION))
                .hashToString(COST, password.toCharArray());
    }

    /// @param hash null for an unknown account; the check then takes just as long
    public boolean matches(String password, String hash) {
        var right = BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .verify(password.toCharArray(), hash == null ? NOBODY : hash)
                .verified;
        return right && hash != null;
    }
}
