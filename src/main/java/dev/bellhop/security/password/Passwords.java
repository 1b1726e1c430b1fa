package dev.bellhop.security.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.PasswordConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Passwords as bcrypt hashes. bcrypt reads 72 bytes only, so a longer password is hashed with SHA-512 first.
///
/// Hashing keeps a core busy for long, so it has threads of its own: half the cores, and a short queue for each kind of
/// asker. On virtual threads a few sign-ins would keep everybody else from running. Hold no transaction meanwhile.
@Singleton
public class Passwords {
    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;
    /// Of one kind, with those whose turn it is.
    static final int PLACES = 16;
    private static final int MOMENT_SECONDS = 3;
    private final ThreadPoolExecutor threads;
    private final Map<Asker, Semaphore> places = new EnumMap<>(Asker.class);
    private final AtomicLong numbers = new AtomicLong();
    private final int cost;
    private final String nobody;

    /// Who wants to know. The first kind comes before the others.
    public enum Asker {
        /// Has signed in, follows a link that was sent, or comes from where the account was signed in before.
        KNOWN,
        STRANGER
    }

    private record Turn(Asker asker, long number, Runnable work) implements Runnable, Comparable<Turn> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Turn other) {
            return Comparator.comparing(Turn::asker)
                    .thenComparingLong(Turn::number)
                    .compare(this, other);
        }
    }

    @Inject
    Passwords(PasswordConfig config) {
        this(config.cost(), Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    Passwords(int cost, int most) {
        threads = new ThreadPoolExecutor(
                most,
                most,
                1,
                TimeUnit.MINUTES,
                new PriorityBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("passwords-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        for (var asker : Asker.values()) {
            places.put(asker, new Semaphore(PLACES));
        }
        this.cost = cost;
        nobody = hashNow("nobody has this password");
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    /// @throws Refusal if too many wait already
    public String hash(String password) {
        return work(Asker.KNOWN, () -> hashNow(password));
    }

    private String hashNow(String password) {
        return BCrypt.with(VERSION, new SecureRandom(), LongPasswordStrategies.hashSha512(VERSION))
                .hashToString(cost, password.toCharArray());
    }

    /// @param hash null for an unknown account; the check then takes just as long
    /// @throws Refusal if too many wait already
    public boolean matches(Asker asker, String password, String hash) {
        var right = work(asker, () -> BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
                .verify(password.toCharArray(), hash == null ? nobody : hash)
                .verified);
        return right && hash != null;
    }

    <T> T work(Asker asker, Supplier<T> work) {
        var place = places.get(asker);
        if (!place.tryAcquire()) {
            throw Refusal.tooMany("Many people sign in just now. Try again in a few seconds.", MOMENT_SECONDS);
        }
        try {
            var task = new FutureTask<>(work::get);
            threads.execute(new Turn(asker, numbers.incrementAndGet(), task));
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            place.release();
        }
    }
}
