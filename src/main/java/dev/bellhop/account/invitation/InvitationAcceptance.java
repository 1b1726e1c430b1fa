package dev.bellhop.account.invitation;

import dev.bellhop.agent.AgentDraft;
import dev.bellhop.agent.AgentView;
import dev.bellhop.agent.Agents;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Role;
import dev.bellhop.security.Token;
import dev.bellhop.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Following an invitation: into a workspace that is there, or by founding one.
@ApplicationScoped
public class InvitationAcceptance {
    /// What whoever follows a link is told before they decide.
    ///
    /// @param company null where one is to be founded
    /// @param email null where it is theirs to say
    record Preview(String company, String email, Role role) {}

    /// @param email asked for where the invitation names none
    /// @param company the name of the one to found
    record Answer(String name, String password, String email, String company) {}

    private final Agents agents;
    private final Invitations invitations;
    private final Audit audit;
    private final Clock clock;

    InvitationAcceptance(Agents agents, Invitations invitations, Audit audit, Clock clock) {
        this.agents = agents;
        this.invitations = invitations;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Preview preview(Token token) {
        var invitation = Invitation.byToken(token, clock.instant()).orElseThrow(Refusal::staleLink);
        return new Preview(company(invitation.workspace), invitation.email, invitation.role());
    }

    private static String company(UUID workspace) {
        return workspace == null ? null : Workspace.<Workspace>findById(workspace).name;
    }

    /// Whatever is wrong with the answer, the link stays good.
    @Transactional
    AgentView accept(Token token, Answer answer) {
        var invitation = Invitation.take(token, clock.instant()).orElseThrow(Refusal::staleLink);
        var email = Optional.ofNullable(invitation.email).orElse(answer.email());
        if (email == null) {
            throw Refusal.malformed("The field \"email\" is missing.");
        }
        var draft = new AgentDraft(answer.name(), email, answer.password(), invitation.role());
        return invitation.workspace == null
                ? found(answer.company(), draft)
                : join(invitation.workspace, draft, "by invitation, role: " + invitation.role);
    }

    private AgentView found(String company, AgentDraft owner) {
        if (company == null || company.isBlank()) {
            throw Refusal.malformed("The field \"company\" is missing.");
        }
        var workspace = Workspace.create(company.strip(), clock.instant()).id;
        Workspace.getEntityManager().flush();
        var agent = join(workspace, owner, "role: owner");
        audit.note(workspace, null, AuditAction.WORKSPACE_CREATED, null, null);
        return agent;
    }

    private AgentView join(UUID workspace, AgentDraft draft, String how) {
        var agent = agents.join(workspace, draft);
        audit.note(workspace, null, AuditAction.AGENT_CREATED, new Audit.Thing(agent.id(), agent.name()), how);
        return agent;
    }

    /// The first workspace and its owner, from the settings; nothing where there is a workspace.
    ///
    /// @return whether it was founded
    @Transactional
    public boolean foundFirst(String company, String email, String password) {
        if (!Workspace.noneYet()) {
            return false;
        }
        found(company, new AgentDraft("Owner", email, password, Role.OWNER));
        return true;
    }

    /// A link that founds the first workspace, once: not where there is one, nor while an earlier link is good.
    @Transactional
    public Optional<String> firstLink() {
        if (!Workspace.noneYet() || Invitation.firstIsOpen(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(invitations.create(null, null, Role.OWNER, null).link());
    }
}
