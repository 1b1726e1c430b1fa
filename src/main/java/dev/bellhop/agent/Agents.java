package dev.bellhop.agent;

import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.presence.Presence;
import dev.bellhop.security.Audit;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Deed;
import dev.bellhop.security.Passwords;
import dev.bellhop.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// The only writer of agents.
@ApplicationScoped
public class Agents {
    private final Passwords passwords;
    private final Presence presence;
    private final Audit audit;
    private final Clock clock;

    Agents(Passwords passwords, Presence presence, Audit audit, Clock clock) {
        this.passwords = passwords;
        this.presence = presence;
        this.audit = audit;
        this.clock = clock;
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
    AgentView create(Caller.Staff by, AgentDraft draft) {
        var agent = create(by.workspace(), draft);
        var role = "role: " + agent.role().word();
        audit.note(by, Deed.AGENT_CREATED, new Audit.Thing(agent.id(), agent.name()), role);
        return agent;
    }

    @Transactional
    public AgentView create(UUID workspace, AgentDraft draft) {
        if (Agent.byEmail(draft.email()).isPresent()) {
            throw Refusal.conflict("This e-mail address is taken. Use another.");
        }
        var agent = new Agent();
        agent.id = Ids.next();
        agent.workspace = workspace;
        agent.name = draft.name().strip();
        agent.email = draft.email().strip();
        agent.passwordHash = passwords.hash(draft.password());
        agent.role = draft.role().word();
        agent.createdAt = clock.instant();
        agent.persist();
        return view(agent);
    }

    /// An agent that signs in with an API key only.
    @Transactional
    UUID createBot(UUID workspace, String name) {
        var bot = new Agent();
        bot.id = Ids.next();
        bot.workspace = workspace;
        bot.name = name.strip();
        bot.role = Role.AGENT.word();
        bot.bot = true;
        bot.createdAt = clock.instant();
        bot.persistAndFlush();
        return bot.id;
    }

    @Transactional
    void leave(UUID workspace, UUID id) {
        Agent.byId(workspace, id).ifPresent(agent -> agent.leftAt = clock.instant());
    }

    private AgentView view(Agent agent) {
        return AgentView.of(agent, presence.online(agent.workspace, agent.id));
    }
}
