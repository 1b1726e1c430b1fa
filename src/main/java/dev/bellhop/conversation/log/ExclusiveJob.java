package dev.bellhop.conversation.log;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A long job in small steps, each in its own transaction, which one replica runs at a time. An advisory lock bound to
/// the transaction ensures it, so a replica that dies blocks nobody. Live messages take precedence between two steps.
@Singleton
public class ExclusiveJob {
    /// Jobs that do not wait for each other.
    public enum Duty {
        PRIVACY(0x70726976),
        SNOOZE(0x736e6f7a),
        LABELS(0x6c61626c);

        /// The key of the advisory lock: four letters as a number.
        private final long lock;

        Duty(long lock) {
            this.lock = lock;
        }
    }

    private final EntityManager entities;
    private final ReadThrottle precedence;

    ExclusiveJob(EntityManager entities, ReadThrottle precedence) {
        this.entities = entities;
        this.precedence = precedence;
    }

    /// Takes steps until there is no more work, or another replica is at it.
    ///
    /// @param step returns whether there may be more
    /// @param failed what to log if the database does not answer; the next run goes on
    public void run(Duty duty, BooleanSupplier step, String failed) {
        try {
            boolean more;
            do {
                more = take(duty, step::getAsBoolean).orElse(false);
            } while (more);
        } catch (RuntimeException e) {
            Log.warnf("%s: %s", failed, e.getClass().getSimpleName());
        }
    }

    /// @return the step's result; empty if it is null or another replica is running the job
    public <T> Optional<T> take(Duty duty, Supplier<T> step) {
        precedence.giveWay();
        return QuarkusTransaction.requiringNew()
                .call(() -> isOurs(duty) ? Optional.ofNullable(step.get()) : Optional.empty());
    }

    private boolean isOurs(Duty duty) {
        return (Boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", duty.lock)
                .getSingleResult();
    }
}
