package dev.bellhop.account.factor;

import dev.bellhop.agent.Agent;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/// Lets an agent in once without the authenticator app. Only its hash is kept; using it is deleting it.
@Entity
@Table(name = "recovery_code")
@IdClass(RecoveryCode.Key.class)
public class RecoveryCode extends PanacheEntityBase {
    public record Key(UUID agent, String hash) {}

    @Id
    public UUID agent;

    @Id
    public String hash;

    public UUID workspace;

    static void add(Agent agent, String hash) {
        var code = new RecoveryCode();
        code.agent = agent.id;
        code.workspace = agent.workspace;
        code.hash = hash;
        code.persist();
    }

    static boolean use(UUID agent, String hash) {
        return delete("agent = ?1 and hash = ?2", agent, hash) > 0;
    }

    static long left(UUID agent) {
        return count("agent", agent);
    }

    public static void forget(UUID agent) {
        delete("agent", agent);
    }
}
