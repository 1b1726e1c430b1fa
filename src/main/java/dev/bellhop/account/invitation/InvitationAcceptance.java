package dev.bellhop.account.invitation;

import dev.bellhop.agent.AgentDraft;
import dev.bellhop.agent.AgentView;
import dev.bellhop.agent.Agents;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Names;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Role;
import dev.bellhop.security.Token;
import dev.bellhop.workspace.Workspace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Accepts invitations: joins a workspace or creates one.
@ApplicationScoped
public class InvitationAcceptance {
    /// What the invited person sees before accepting.
    ///
    /// @param company null if a workspace is to be created
    /// @param email null if the person has to enter it
    record Preview(String company, String email, Role role) {}

    /// @param email required if the invitation names none
    /// @param company the name of the workspace to create
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

    /// An invalid answer leaves the link valid.
    AgentView accept(Token token, Answer answer) {
        var draft = QuarkusTransaction.joiningExisting().call(() -> draft(token, answer));
        var hash = agents.chosenPassword(draft);
        return QuarkusTransaction.joiningExisting().call(() -> {
            var invitation = Invitation.take(token, clock.instant()).orElseThrow(Refusal::staleLink);
            return invitation.workspace == null
                    ? found(answer.company(), draft, hash, invitation.mailed)
                    : join(
                            invitation.workspace,
                            draft,
                            hash,
                            invitation.mailed,
                            "by invitation, role: " + invitation.role);
        });
    }

    private AgentDraft draft(Token token, Answer answer) {
        var invitation = Invitation.byToken(token, clock.instant()).orElseThrow(Refusal::staleLink);
        var email = Optional.ofNullable(invitation.email).orElse(answer.email());
        if (email == null) {
            throw Refusal.malformed("The field \"email\" is missing.");
        }
        var company = answer.company();
        if (invitation.workspace == null && (company == null || company.isEmpty())) {
            throw Refusal.malformed("The field \"company\" is missing.");
        }
        return new AgentDraft(answer.name(), email, answer.password(), invitation.role());
    }

    private AgentView found(String company, AgentDraft owner, String hash, boolean proved) {
        var workspace = Workspace.create(company, clock.instant()).id;
        Workspace.getEntityManager().flush();
        var agent = join(workspace, owner, hash, proved, "role: owner");
        audit.note(workspace, null, AuditAction.WORKSPACE_CREATED, null, null);
        return agent;
    }

    private AgentView join(UUID workspace, AgentDraft draft, String hash, boolean proved, String how) {
        var agent = agents.join(workspace, draft, hash, proved);
        audit.note(workspace, null, AuditAction.AGENT_CREATED, new Audit.Thing(agent.id(), agent.name()), how);
        return agent;
    }

    /// Creates the first workspace and its owner from the settings, if there is no workspace yet.
    ///
    /// @return whether it was created
    @Transactional
    public boolean foundFirst(String company, String email, String password) {
        if (!Workspace.noneYet()) {
            return false;
        }
        var owner = new AgentDraft("Owner", email, password, Role.OWNER);
        found(Names.clean(company), owner, agents.chosenPassword(owner), false);
        return true;
    }

    /// A link to create the first workspace; empty if there is one or an earlier link is still valid.
    @Transactional
    public Optional<String> firstLink() {
        if (!Workspace.noneYet() || Invitation.firstIsOpen(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(invitations.create(null, null, Role.OWNER, null).link());
    }
}
