package dev.bellhop.agent;

import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.mail.Mails;
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
    /// The agent's role has changed. Fired within the transaction.
    public record Changed(UUID workspace, UUID agent) {}

    /// The agent chooses a password by a link that is to be sent. Fired within the transaction.
    public record Waiting(UUID workspace, UUID agent) {}

    /// The agent has left: observers delete what they keep of the account. Fired within the transaction.
    public record Left(UUID workspace, UUID agent) {}

    private static final int SOME = 500;

    private final AgentConfig config;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Presence presence;
    private final Audit audit;
    private final Clock clock;
    private final Event<Changed> changed;
    private final Event<Left> left;
    private final Event<Waiting> waiting;
    private final Mails mails;

    Agents(
            AgentConfig config,
            Passwords passwords,
            PasswordRules rules,
            Presence presence,
            Audit audit,
            Clock clock,
            Event<Changed> changed,
            Event<Left> left,
            Event<Waiting> waiting,
            Mails mails) {
        this.config = config;
        this.passwords = passwords;
        this.rules = rules;
        this.presence = presence;
        this.audit = audit;
        this.clock = clock;
        this.changed = changed;
        this.left = left;
        this.waiting = waiting;
        this.mails = mails;
    }

    /// By name.
    ///
    /// @param after the last agent of the page before, or null
    @Transactional
    public List<AgentView> page(UUID workspace, UUID after, int limit) {
        var page = after == null ? Agent.page(workspace, limit) : Agent.page(last(workspace, after), limit);
        return page.stream().map(this::view).toList();
    }

    private static Agent last(UUID workspace, UUID id) {
        return Agent.<Agent>find("workspace = ?1 and id = ?2", workspace, id)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.malformed("The list cannot go on there. Send the `next` of a page."));
    }

    @Transactional
    public AgentView get(UUID workspace, UUID id) {
        return Agent.byId(workspace, id).map(this::view).orElseThrow(() -> Refusal.notFound("agent"));
    }

    /// Checks and hashes the password that somebody chooses for a colleague. Hold no transaction meanwhile.
    ///
    /// @return the hash, or null where the service sends a link by which the colleague chooses one
    public String firstPassword(AgentDraft draft) {
        if (mails.able()) {
            return null;
        }
        if (draft.password() == null) {
            throw Refusal.malformed(
                    "The field \"password\" is missing: this service sends no e-mail to choose one by.");
        }
        return chosenPassword(draft);
    }

    /// The same for one's own. Hold no transaction meanwhile.
    public String chosenPassword(AgentDraft draft) {
        rules.check(draft.password(), draft.name(), draft.email());
        return passwords.hash(draft.password());
    }

    /// @param hash of the password; null if its person chooses one by a link that is sent to the address
    @Transactional
    public AgentView create(Caller.Staff by, AgentDraft draft, String hash) {
        draft.role().checkGivenBy(by);
        Workspace.hold(by.workspace());
        var agent = agent(by.workspace(), draft.name(), draft.email(), draft.role());
        agent.passwordHash = hash;
        store(agent);
        var role = "role: " + agent.role().wireName();
        audit.note(by, AuditAction.AGENT_CREATED, new Audit.Thing(agent.id, agent.name), role);
        if (hash == null) {
            waiting.fire(new Waiting(agent.workspace, agent.id));
        }
        return view(agent);
    }

    /// For somebody who has followed an invitation.
    ///
    /// @param proved whether it was sent to the address
    @Transactional
    public AgentView join(UUID workspace, AgentDraft draft, String hash, boolean proved) {
        var agent = agent(workspace, draft.name(), draft.email(), draft.role());
        if (proved) {
            prove(agent);
        }
        agent.passwordHash = hash;
        store(agent);
        return view(agent);
    }

    private Agent agent(UUID workspace, String name, String email, Role role) {
        var agent = new Agent();
        agent.id = Ids.next();
        agent.workspace = workspace;
        agent.name = name;
        agent.email = email.strip();
        agent.role = role.wireName();
        agent.createdAt = clock.instant();
        return agent;
    }

    // Only the unique indexes know of an address added a moment ago.
    private void store(Agent agent) {
        if (Agent.byEmail(agent.workspace, agent.email).isPresent()) {
            throw Refusal.conflict("Whoever has this e-mail address is in your workspace already.");
        }
        if (agent.passwordHash != null && Agent.byEmail(agent.email).isPresent()) {
            throw taken();
        }
        if (Agent.people(agent.workspace) >= config.agents()) {
            throw Refusal.conflict("The workspace has " + config.agents()
                    + " agents, as many as it may have. Somebody has to leave first.");
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

    /// The agent holds the mailbox: an account elsewhere of which nobody knows that has to go.
    @Transactional
    public void prove(Agent agent) {
        Agent.byEmail(agent.email).filter(other -> !other.id.equals(agent.id)).ifPresent(this::displace);
        agent.provedAt = agent.provedAt == null ? clock.instant() : agent.provedAt;
    }

    // Its workspace first, as whoever changes its owners.
    private void displace(Agent other) {
        Workspace.hold(other.workspace);
        other.hold();
        if (other.leftAt != null) {
            return;
        }
        var isLastOwner = other.role() == Role.OWNER && Agent.owners(other.workspace) == 1;
        if (other.provedAt != null || isLastOwner) {
            throw taken();
        }
        var why = "somebody else has proved that the e-mail address is theirs";
        audit.note(other.workspace, null, AuditAction.AGENT_LEFT, new Audit.Thing(other.id, other.name), why);
        forget(other);
        Agent.flush();
    }

    /// For somebody who signs in at the company's identity provider: without a password.
    @Transactional
    public Agent createVouched(UUID workspace, String name, String email, Role role) {
        var agent = agent(workspace, name, email, role);
        store(agent);
        return agent;
    }

    /// An agent that signs in with an API key only.
    @Transactional
    public UUID createBot(UUID workspace, String name) {
        Workspace.hold(workspace);
        if (Agent.bots(workspace) >= config.apiKeys()) {
            throw Refusal.conflict(
                    "The workspace has " + config.apiKeys() + " API keys, as many as it may have. Revoke one first.");
        }
        var bot = new Agent();
        bot.id = Ids.next();
        bot.workspace = workspace;
        bot.name = name;
        bot.role = Role.AGENT.wireName();
        bot.bot = true;
        bot.createdAt = clock.instant();
        bot.persistAndFlush();
        return bot.id;
    }

    /// Takes effect at once, on open sockets too.
    @Transactional
    public AgentView change(Caller.Staff by, UUID id, AgentChange change) {
        var agent = managed(by, id);
        if (change.name() != null) {
            agent.name = change.name();
        }
        if (change.role() != null && change.role() != agent.role()) {
            give(by, agent, change.role());
        }
        return view(agent);
    }

    private void give(Caller.Staff by, Agent agent, Role role) {
        if (role.compareTo(agent.role()) > 0) {
            role.checkGivenBy(by);
        }
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
        changed.fire(new Changed(agent.workspace, agent.id));
    }

    /// Messages stay under the agent's name.
    @Transactional
    public void leave(Caller.Staff by, UUID id) {
        var agent = managed(by, id);
        checkOwnerStays(agent);
        audit.note(by, AuditAction.AGENT_LEFT, new Audit.Thing(agent.id, agent.name), null);
        forget(agent);
    }

    /// For a workspace that is deleted: removes everybody, the last owner too.
    public void dismissAll(UUID workspace) {
        for (var some = Agent.page(workspace, SOME); !some.isEmpty(); some = Agent.page(workspace, SOME)) {
            some.forEach(this::forget);
        }
    }

    private void forget(Agent agent) {
        agent.leave(clock.instant());
        left.fire(new Left(agent.workspace, agent.id));
    }

    private static Agent managed(Caller.Staff by, UUID id) {
        var agent = Agent.byId(by.workspace(), id).orElseThrow(() -> Refusal.notFound("agent"));
        if (agent.bot) {
            throw Refusal.conflict("This is the bot of an API key. It goes when its key is revoked.");
        }
        // One at a time and with the current state, so that two owners cannot remove each other.
        Workspace.hold(by.workspace());
        agent.hold();
        if (agent.leftAt != null) {
            throw Refusal.notFound("agent");
        }
        agent.role().checkManagedBy(by);
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
