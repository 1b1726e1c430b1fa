package dev.bellhop.agent;

import dev.bellhop.account.factor.RecoveryCode;
import dev.bellhop.account.factor.SecondFactor;
import dev.bellhop.account.invitation.Invitation;
import dev.bellhop.account.password.PasswordReset;
import dev.bellhop.account.session.Sessions;
import dev.bellhop.account.sso.ProviderAccount;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.presence.Presence;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import dev.bellhop.security.password.PasswordRules;
import dev.bellhop.security.password.Passwords;
import dev.bellhop.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;

/// The only writer of agents.
@ApplicationScoped
public class Agents {
    /// All sockets of this agent must be opened anew: what it may do has changed.
    public record Changed(UUID agent) {}

    private final Passwords passwords;
    private final PasswordRules rules;
    private final Sessions sessions;
    private final Presence presence;
    private final Audit audit;
    private final Clock clock;
    private final Event<Changed> changed;

    Agents(
            Passwords passwords,
            PasswordRules rules,
            Sessions sessions,
            Presence presence,
            Audit audit,
            Clock clock,
            Event<Changed> changed) {
        this.passwords = passwords;
        this.rules = rules;
        this.sessions = sessions;
        this.presence = presence;
        this.audit = audit;
        this.clock = clock;
        this.changed = changed;
    }

    @Transactional
    public List<AgentView> list(UUID workspace) {
        return Agent.all(workspace).stream().map(this::view).toList();
    }

    @Transactional
    public AgentView get(UUID workspace, UUID id) {
        return Agent.byId(workspace, id).map(this::view).orElseThrow(() -> Refusal.notFound("agent"));
    }

    @Transactional
    public AgentView create(Caller.Staff by, AgentDraft draft) {
        RoleRules.checkGives(by, draft.role());
        rules.check(draft.password(), draft.name(), draft.email());
        var agent = create(by.workspace(), draft);
        var role = "role: " + agent.role().wireName();
        audit.note(by, AuditAction.AGENT_CREATED, new Audit.Thing(agent.id(), agent.name()), role);
        return agent;
    }

    @Transactional
    public AgentView create(UUID workspace, AgentDraft draft) {
        var agent = new Agent();
        agent.id = Ids.next();
        agent.workspace = workspace;
        agent.name = draft.name().strip();
        agent.email = draft.email().strip();
        agent.passwordHash = passwords.hash(draft.password());
        agent.role = draft.role().wireName();
        agent.createdAt = clock.instant();
        store(agent);
        return view(agent);
    }

    // Whether an address is taken in another workspace, or since a moment ago, only the index tells.
    private static void store(Agent agent) {
        if (Agent.byEmail(agent.email).isPresent()) {
            throw taken();
        }
        try {
            agent.persistAndFlush();
        } catch (ConstraintViolationException e) {
            throw e.getKind() == ConstraintKind.UNIQUE ? taken() : e;
        }
    }

    private static Refusal taken() {
        return Refusal.conflict("This e-mail address is taken. Use another.");
    }

    /// By their own hand, so with a password that is judged.
    @Transactional
    public AgentView join(UUID workspace, AgentDraft draft) {
        rules.check(draft.password(), draft.name(), draft.email());
        return create(workspace, draft);
    }

    /// Somebody whom the company's identity provider vouches for: without a password of their own.
    @Transactional
    public Agent createVouched(UUID workspace, String name, String email, Role role) {
        var agent = new Agent();
        agent.id = Ids.next();
        agent.workspace = workspace;
        agent.name = name;
        agent.email = email;
        agent.role = role.wireName();
        agent.createdAt = clock.instant();
        store(agent);
        return agent;
    }

    /// An agent that signs in with an API key only.
    @Transactional
    public UUID createBot(UUID workspace, String name) {
        var bot = new Agent();
        bot.id = Ids.next();
        bot.workspace = workspace;
        bot.name = name.strip();
        bot.role = Role.AGENT.wireName();
        bot.bot = true;
        bot.createdAt = clock.instant();
        bot.persistAndFlush();
        return bot.id;
    }

    /// At once, on every open socket too.
    @Transactional
    public AgentView change(Caller.Staff by, UUID id, AgentChange change) {
        var agent = managed(by, id);
        if (change.name() != null) {
            agent.name = change.name().strip();
        }
        if (change.role() != null && change.role() != agent.role()) {
            give(by, agent, change.role());
        }
        return view(agent);
    }

    private void give(Caller.Staff by, Agent agent, Role role) {
        RoleRules.checkGives(by, role);
        checkOwnerStays(agent);
        audit.note(
                by,
                AuditAction.AGENT_CHANGED,
                new Audit.Thing(agent.id, agent.name),
                "role: " + agent.role + " → " + role.wireName());
        give(agent, role);
    }

    public void give(Agent agent, Role role) {
        agent.role = role.wireName();
        Invitation.forgetBy(agent.workspace, agent.id);
        changed.fire(new Changed(agent.id));
    }

    /// What they wrote stays, under their name.
    @Transactional
    public void leave(Caller.Staff by, UUID id) {
        var agent = managed(by, id);
        checkOwnerStays(agent);
        audit.note(by, AuditAction.AGENT_LEFT, new Audit.Thing(agent.id, agent.name), null);
        sessions.endAll(agent, null);
        forget(agent);
    }

    /// The workspace itself ends: the last owner goes too.
    public void dismissAll(UUID workspace) {
        for (var agent : Agent.all(workspace)) {
            sessions.endAll(agent, null);
            forget(agent);
        }
    }

    private void forget(Agent agent) {
        agent.leave(clock.instant());
        Invitation.forgetBy(agent.workspace, agent.id);
        PasswordReset.forget(agent.id);
        SecondFactor.forget(agent.id);
        RecoveryCode.forget(agent.id);
        ProviderAccount.forget(agent.id);
    }

    private static Agent managed(Caller.Staff by, UUID id) {
        var agent = Agent.byId(by.workspace(), id).orElseThrow(() -> Refusal.notFound("agent"));
        if (agent.bot) {
            throw Refusal.conflict("This is the bot of an API key. It goes when its key is revoked.");
        }
        // One at a time, so that two owners cannot remove each other, and with what the one before left behind.
        Workspace.hold(by.workspace());
        agent.hold();
        if (agent.leftAt != null) {
            throw Refusal.notFound("agent");
        }
        RoleRules.checkManages(by, agent);
        return agent;
    }

    private static void checkOwnerStays(Agent agent) {
        if (agent.role() == Role.OWNER && Agent.owners(agent.workspace) == 1) {
            throw Refusal.conflict("This is the last owner. Make somebody else an owner first.");
        }
    }

    @Transactional
    public void retire(UUID workspace, UUID bot) {
        Agent.byId(workspace, bot).ifPresent(this::forget);
    }

    private AgentView view(Agent agent) {
        return AgentView.of(agent, presence.online(agent.workspace, agent.id));
    }
}
