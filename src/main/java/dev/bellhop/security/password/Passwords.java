package dev.bellhop.security.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.PasswordConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Passwords as bcrypt hashes. bcrypt reads 72 bytes only, so a longer password is hashed with SHA-512 first.
///
/// Hashing keeps a core busy for long, so it has threads of its own: half the cores, and a short queue. On virtual
/// threads a few sign-ins would keep everybody else from running. Hold no transaction meanwhile.
@Singleton
public class Passwords {
    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;
    private static final int WAITING = 16;
    private static final int MOMENT_SECONDS = 3;
    private final ThreadPoolExecutor threads;
    private final int cost;
    private final String nobody;

    Passwords(PasswordConfig config) {
        var most = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        threads = new ThreadPoolExecutor(
                most,
                most,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("passwords-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        cost = config.cost();
        nobody = hashNow("nobody has this password");
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    /// @throws Refusal if too many wait already
    public String hash(String password) {
        return work(() -> hashNow(password));
    }

    private String hashNow(String password) {
        return BCrypt.with(VERSION, new SecureRandom(), LongPasswordStrategies.hashSha512(VERSION))
                .hashToString(cost, password.toCharArray());
    }

    /// @param hash null for an unknown account; the check then takes just as long
    /// @throws Refusal if too many wait already
    public boolean matches(String password, String hash) {
        var right = work(() -> BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .verify(password.toCharArray(), hash == null ? nobody : hash)
                .verified);
        return right && hash != null;
    }

    private <T> T work(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (RejectedExecutionException _) {
            throw Refusal.tooMany("Many people sign in just now. Try again in a few seconds.", MOMENT_SECONDS);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
