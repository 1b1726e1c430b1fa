package dev.bellhop.privacy;

import dev.bellhop.conversation.log.ReadThrottle;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.function.Supplier;

/// A long job in small steps, each in its own transaction, which one replica runs at a time. An advisory lock bound to
/// the transaction ensures it, so a replica that dies blocks nobody. Live messages take precedence between two steps.
@Singleton
class ExclusiveJob {
    /// The key of the advisory lock: "priv" as a number.
    private static final long LOCK = 0x70726976;

    private final EntityManager entities;
    private final ReadThrottle precedence;

    ExclusiveJob(EntityManager entities, ReadThrottle precedence) {
        this.entities = entities;
        this.precedence = precedence;
    }

    /// @return the step's result; empty if it is null or another replica is running the job
    <T> Optional<T> take(Supplier<T> step) {
        precedence.giveWay();
        return QuarkusTransaction.requiringNew()
                .call(() -> isOurs() ? Optional.ofNullable(step.get()) : Optional.empty());
    }

    private boolean isOurs() {
        return (Boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }
}
