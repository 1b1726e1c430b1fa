package dev.bellhop.account.password;

import dev.bellhop.agent.Agent;
import dev.bellhop.agent.Agents;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.ratelimit.AddressTurns;
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

    private final Agents agents;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final AddressTurns turns;
    private final Audit audit;
    private final Event<Changed> changed;

    OwnPassword(
            Agents agents,
            Passwords passwords,
            PasswordRules rules,
            AddressTurns turns,
            Audit audit,
            Event<Changed> changed) {
        this.agents = agents;
        this.passwords = passwords;
        this.rules = rules;
        this.turns = turns;
        this.audit = audit;
        this.changed = changed;
    }

    public void change(Caller.Agent by, String current, String next) {
        var known = confirm(by, current);
        var me = QuarkusTransaction.joiningExisting().call(() -> me(by));
        rules.check(next, me.name, me.email);
        var hash = turns.call(() -> passwords.hash(next));
        QuarkusTransaction.joiningExisting().run(() -> {
            var agent = me(by);
            agent.hold();
            checkStill(agent, known);
            set(agent, hash, by.session(), null);
        });
    }

    private static Agent me(Caller.Agent by) {
        return Agent.byId(by.workspace(), by.id()).orElseThrow(() -> Refusal.notFound("agent"));
    }

    /// Checks the caller's current password. Hold no transaction meanwhile.
    ///
    /// @return its hash, for [#checkStill]
    /// @throws Refusal unless it is the current one
    public String confirm(Caller.Agent by, String current) {
        var known = QuarkusTransaction.joiningExisting().call(() -> me(by)).passwordHash;
        if (!turns.call(() -> passwords.matches(Passwords.Asker.KNOWN, current, known))) {
            throw notCurrent();
        }
        return known;
    }

    /// Call it with the agent locked.
    ///
    /// @throws Refusal if the password has been changed since it was confirmed
    public void checkStill(Agent agent, String confirmed) {
        if (!confirmed.equals(agent.passwordHash)) {
            throw notCurrent();
        }
    }

    /// Checks and hashes a new one. Hold no transaction meanwhile.
    String chosen(Agent agent, String next) {
        rules.check(next, agent.name, agent.email);
        return passwords.hash(next);
    }

    /// For the holder of a link sent to the account's address, which is proved by that. All sessions end.
    @Transactional
    void replace(Agent agent, String hash) {
        agents.prove(agent);
        set(agent, hash, null, "by a link sent to the account's address");
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
