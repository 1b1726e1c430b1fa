package dev.bellhop.account.password;

import dev.bellhop.account.session.Sessions;
import dev.bellhop.agent.Agent;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.password.PasswordRules;
import dev.bellhop.security.password.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// The only way a password gets another one: whoever sets it shows the old one, or holds a link sent to the address.
@ApplicationScoped
public class OwnPassword {
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Sessions sessions;
    private final Audit audit;

    OwnPassword(Passwords passwords, PasswordRules rules, Sessions sessions, Audit audit) {
        this.passwords = passwords;
        this.rules = rules;
        this.sessions = sessions;
        this.audit = audit;
    }

    @Transactional
    public void change(Caller.Agent by, String current, String next) {
        var agent = Agent.byId(by.workspace(), by.id()).orElseThrow(() -> Refusal.notFound("agent"));
        agent.hold();
        check(agent, current);
        set(agent, next, by.session(), null);
    }

    /// For whoever holds a link that was sent to the account's address. All sessions end.
    @Transactional
    void replace(Agent agent, String next) {
        set(agent, next, null, "by a link sent to the account's address");
    }

    /// @throws Refusal unless it is the agent's current one
    public void check(Agent agent, String current) {
        if (!passwords.matches(current, agent.passwordHash)) {
            throw Refusal.forbidden("This is not your current password.");
        }
    }

    /// Ends all sessions but this one, or all where it is null: whoever else knew the old one is out.
    private void set(Agent agent, String next, UUID session, String how) {
        rules.check(next, agent.name, agent.email);
        agent.passwordHash = passwords.hash(next);
        audit.note(agent.workspace, agent.person(), AuditAction.PASSWORD_CHANGED, null, how);
        PasswordReset.forget(agent.id);
        sessions.endAll(agent, session);
    }
}
