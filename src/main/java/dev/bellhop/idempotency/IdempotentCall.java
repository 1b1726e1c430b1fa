package dev.bellhop.idempotency;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A call with an `Idempotency-Key`, and its answer.
@Entity
@Table(name = "idempotent_call")
@IdClass(IdempotentCall.Key.class)
class IdempotentCall extends PanacheEntityBase {
    /// The key and its owner.
    record Key(UUID workspace, UUID caller, String key) {}

    @Id
    public UUID workspace;

    @Id
    public UUID caller;

    @Id
    public String key;

    /// The fingerprint of the request.
    public String request;

    /// The answer as JSON.
    public String answer;

    @Column(name = "created_at")
    public Instant createdAt;

    /// Waits for a concurrent call with the same key.
    ///
    /// @return whether this is the first call with this key
    static boolean begin(Key key, String request, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                                insert into idempotent_call (workspace, caller, key, request, created_at)
                                values (?1, ?2, ?3, ?4, ?5) on conflict do nothing
                                """)
                        .setParameter(1, key.workspace())
                        .setParameter(2, key.caller())
                        .setParameter(3, key.key())
                        .setParameter(4, request)
                        .setParameter(5, now)
                        .executeUpdate()
                == 1;
    }

    static IdempotentCall of(Key key) {
        return findById(key);
    }

    /// The first answer stays.
    static void answer(Key key, String answer) {
        update(
                "answer = ?1 where workspace = ?2 and caller = ?3 and key = ?4 and answer is null",
                answer,
                key.workspace(),
                key.caller(),
                key.key());
    }

    static void forgetUnanswered(Key key) {
        delete(
                "workspace = ?1 and caller = ?2 and key = ?3 and answer is null",
                key.workspace(),
                key.caller(),
                key.key());
    }

    static long forgetOf(UUID workspace, UUID caller) {
        return delete("workspace = ?1 and caller = ?2", workspace, caller);
    }

    static void forgetBefore(Instant time) {
        delete("createdAt < ?1", time);
    }
}
