package dev.bellhop.account.invitation;

import dev.bellhop.agent.Agent;
import dev.bellhop.agent.Agents;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Ids;
import dev.bellhop.common.Names;
import dev.bellhop.common.Refusal;
import dev.bellhop.mail.Mails;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import dev.bellhop.security.Token;
import dev.bellhop.workspace.Workspace;
import io.quarkus.mailer.Mail;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// The only writer of invitations.
@ApplicationScoped
public class Invitations {
    /// A new invitation; its link is shown only here.
    record Sent(Invitation invitation, String link) {}

    private final InvitationConfig config;
    private final Mails mails;
    private final Audit audit;
    private final Clock clock;

    Invitations(InvitationConfig config, Mails mails, Audit audit, Clock clock) {
        this.config = config;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<InvitationView> list(UUID workspace) {
        return Invitation.open(workspace, clock.instant(), config.invitations()).stream()
                .map(invitation -> InvitationView.of(invitation, null))
                .toList();
    }

    /// Replaces an earlier invitation to the same address. Only the invited person, following the link, learns that the
    /// address has an account with another company.
    @Transactional
    InvitationView invite(Caller.Staff by, InvitationDraft draft) {
        draft.role().checkGivenBy(by);
        var email = draft.email().strip();
        if (Agent.byEmail(by.workspace(), email).isPresent()) {
            throw Refusal.conflict("Whoever has this e-mail address is in your workspace already.");
        }
        Workspace.hold(by.workspace());
        Invitation.replace(by.workspace(), email);
        checkRoom(by.workspace());
        var sent = create(by.workspace(), email, draft.role(), by.id());
        audit.note(by, AuditAction.AGENT_INVITED, null, "role: " + draft.role().wireName());
        Workspace workspace = Workspace.findById(by.workspace());
        return InvitationView.of(sent.invitation(), tell(sent, workspace.name));
    }

    private void checkRoom(UUID workspace) {
        if (Invitation.open(workspace, clock.instant()) >= config.invitations()) {
            throw Refusal.conflict("The workspace has " + config.invitations()
                    + " open invitations, as many as it may have. Revoke some, or wait until they are accepted.");
        }
    }

    /// Invites another company, for the operator.
    @Transactional
    InvitationView inviteCompany(String email) {
        var sent = create(null, email.strip(), Role.OWNER, null);
        audit.note(null, null, AuditAction.WORKSPACE_INVITED, null, null);
        return InvitationView.of(sent.invitation(), tell(sent, "Bellhop"));
    }

    /// @param email null for anybody with the link
    Sent create(UUID workspace, String email, Role role, UUID by) {
        var token = Token.next(Token.Kind.INVITATION);
        var invitation = new Invitation();
        invitation.id = Ids.next();
        invitation.workspace = workspace;
        invitation.email = email;
        invitation.mailed = email != null && mails.able();
        invitation.role = role.wireName();
        invitation.hash = token.hash();
        invitation.invitedBy = by;
        invitation.createdAt = clock.instant();
        invitation.expiresAt = invitation.createdAt.plus(config.invitationLifetime());
        invitation.persistAndFlush();
        return new Sent(invitation, mails.link("invitation/" + token.text()));
    }

    /// @return the link if no mail can be sent, else null
    private String tell(Sent sent, String where) {
        if (!mails.able()) {
            return sent.link();
        }
        var company = Names.isolate(Names.clean(where));
        var text = new InvitationMail(company, config.invitationLifetime().toDays(), sent.link()).render();
        var mail = Mail.withText(sent.invitation().email, "You are invited to " + company, text);
        mails.send(() -> List.of(mail));
        return null;
    }

    @Transactional
    void revoke(Caller.Staff by, UUID id) {
        if (Invitation.revoke(by.workspace(), id) == 0) {
            throw Refusal.notFound("invitation");
        }
    }

    /// Invitations of an agent with another role, who may not be allowed to give them, are void.
    void agentChanged(@Observes Agents.Changed changed) {
        Invitation.forgetBy(changed.workspace(), changed.agent());
    }

    void agentLeft(@Observes Agents.Left left) {
        Invitation.forgetBy(left.workspace(), left.agent());
    }

    @Scheduled(every = "1h", delayed = "12m")
    @Transactional
    void forgetOld() {
        Invitation.forget(clock.instant());
    }
}
