package dev.bellhop.privacy;

import dev.bellhop.conversation.log.ReadThrottle;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.function.Supplier;

/// Long work in small steps. Each is a transaction of its own, which only one replica is in at a time: its lock is the
/// database's, and goes with the transaction, so that a replica that dies holds up nobody. Between two steps whoever is
/// talking goes first.
@Singleton
class ExclusiveJob {
    /// "priv", as a number: the name of the lock.
    private static final long LOCK = 0x70726976;

    private final EntityManager entities;
    private final ReadThrottle precedence;

    ExclusiveJob(EntityManager entities, ReadThrottle precedence) {
        this.entities = entities;
        this.precedence = precedence;
    }

    /// @return what the step answered; empty where it answered null, or another replica is at work
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
