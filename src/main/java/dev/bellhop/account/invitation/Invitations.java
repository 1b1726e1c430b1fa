package dev.bellhop.account.invitation;

import dev.bellhop.account.password.PasswordReset;
import dev.bellhop.account.session.AccountConfig;
import dev.bellhop.agent.Agent;
import dev.bellhop.agent.RoleRules;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.mail.Mail;
import dev.bellhop.mail.Mails;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import dev.bellhop.security.Token;
import dev.bellhop.workspace.Workspace;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The only writer of invitations.
@ApplicationScoped
public class Invitations {
    /// A new one; its link is told once.
    record Sent(Invitation invitation, String link) {}

    private final AccountConfig config;
    private final Mails mails;
    private final Audit audit;
    private final Clock clock;

    Invitations(AccountConfig config, Mails mails, Audit audit, Clock clock) {
        this.config = config;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<InvitationView> list(UUID workspace) {
        return Invitation.all(workspace, clock.instant()).stream()
                .map(invitation -> InvitationView.of(invitation, null))
                .toList();
    }

    /// An earlier one to the same address is worth nothing from then on. That the address has an account with another
    /// company is found out by its owner only, who follows the link.
    @Transactional
    InvitationView invite(Caller.Staff by, InvitationDraft draft) {
        RoleRules.checkGives(by, draft.role());
        var email = draft.email().strip();
        if (Agent.byEmail(email)
                .filter(one -> one.workspace.equals(by.workspace()))
                .isPresent()) {
            throw Refusal.conflict("Whoever has this e-mail address is in your workspace already.");
        }
        Invitation.replace(by.workspace(), email);
        var sent = create(by.workspace(), email, draft.role(), by.id());
        audit.note(by, AuditAction.AGENT_INVITED, null, "role: " + draft.role().wireName());
        Workspace workspace = Workspace.findById(by.workspace());
        return InvitationView.of(sent.invitation(), tell(sent, workspace.name));
    }

    /// The operator's, to another company.
    @Transactional
    InvitationView inviteCompany(String email) {
        var sent = create(null, email.strip(), Role.OWNER, null);
        audit.note(null, null, AuditAction.WORKSPACE_INVITED, null, null);
        return InvitationView.of(sent.invitation(), tell(sent, "Bellhop"));
    }

    /// @param email null for whoever has the link
    Sent create(UUID workspace, String email, Role role, UUID by) {
        var token = Token.next(Token.Kind.INVITATION);
        var invitation = new Invitation();
        invitation.id = Ids.next();
        invitation.workspace = workspace;
        invitation.email = email;
        invitation.role = role.wireName();
        invitation.hash = token.hash();
        invitation.invitedBy = by;
        invitation.createdAt = clock.instant();
        invitation.expiresAt = invitation.createdAt.plus(config.invitationLifetime());
        invitation.persistAndFlush();
        return new Sent(invitation, mails.link("invitation/" + token.text()));
    }

    /// @return the link, where it has to be passed on by hand
    private String tell(Sent sent, String where) {
        if (!mails.able()) {
            return sent.link();
        }
        var text = """
                You are invited to %s, where visitors of a website are answered.

                Follow this link within %d days to choose a name and a password:

                %s

                If you did not expect this, do nothing.
                """.formatted(where, config.invitationLifetime().toDays(), sent.link());
        var mail = new Mail(sent.invitation().email, "You are invited to " + oneLine(where), text);
        mails.send(() -> Optional.of(mail));
        return null;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    @Transactional
    void revoke(Caller.Staff by, UUID id) {
        if (Invitation.revoke(by.workspace(), id) == 0) {
            throw Refusal.notFound("invitation");
        }
    }

    @Scheduled(every = "1h", delayed = "12m")
    @Transactional
    void forgetOld() {
        Invitation.forget(clock.instant());
        PasswordReset.forget(clock.instant());
    }
}
