package dev.bellhop.account.password;

import dev.bellhop.agent.Agent;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.password.PasswordRules;
import dev.bellhop.security.password.Passwords;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// The only writer of passwords: changing one needs the old one, or a link sent to the account's address.
@ApplicationScoped
public class OwnPassword {
    /// The password has changed. Fired within the transaction.
    ///
    /// @param kept the session that stays, or null
    public record Changed(UUID workspace, UUID agent, UUID kept) {}

    private final Passwords passwords;
    private final PasswordRules rules;
    private final Audit audit;
    private final Event<Changed> changed;

    OwnPassword(Passwords passwords, PasswordRules rules, Audit audit, Event<Changed> changed) {
        this.passwords = passwords;
        this.rules = rules;
        this.audit = audit;
        this.changed = changed;
    }

    public void change(Caller.Agent by, String current, String next) {
        var before = QuarkusTransaction.joiningExisting().call(() -> me(by));
        var known = before.passwordHash;
        check(before, current);
        rules.check(next, before.name, before.email);
        var hash = passwords.hash(next);
        QuarkusTransaction.joiningExisting().run(() -> {
            var agent = me(by);
            agent.hold();
            if (!known.equals(agent.passwordHash)) {
                throw notCurrent();
            }
            set(agent, hash, by.session(), null);
        });
    }

    private static Agent me(Caller.Agent by) {
        return Agent.byId(by.workspace(), by.id()).orElseThrow(() -> Refusal.notFound("agent"));
    }

    /// For the holder of a link sent to the account's address. All sessions end.
    @Transactional
    void replace(Agent agent, String next) {
        rules.check(next, agent.name, agent.email);
        set(agent, passwords.hash(next), null, "by a link sent to the account's address");
    }

    /// @throws Refusal unless it is the agent's current one
    public void check(Agent agent, String current) {
        if (!passwords.matches(current, agent.passwordHash)) {
            throw notCurrent();
        }
    }

    private static Refusal notCurrent() {
        return Refusal.forbidden("This is not your current password.");
    }

    /// Ends all sessions except this one, or all if null: somebody else may have known the old password.
    private void set(Agent agent, String hash, UUID session, String how) {
        agent.passwordHash = hash;
        audit.note(agent.workspace, agent.person(), AuditAction.PASSWORD_CHANGED, null, how);
        PasswordReset.forget(agent.id);
        changed.fire(new Changed(agent.workspace, agent.id, session));
    }
}
