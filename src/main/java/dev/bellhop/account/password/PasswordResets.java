package dev.bellhop.account.password;

import dev.bellhop.agent.Agent;
import dev.bellhop.agent.Agents;
import dev.bellhop.common.Refusal;
import dev.bellhop.mail.Mails;
import dev.bellhop.security.Token;
import dev.bellhop.workspace.Workspace;
import io.quarkus.mailer.Mail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/// The only writer of password resets.
@ApplicationScoped
class PasswordResets {
    private final PasswordResetConfig config;
    private final OwnPassword password;
    private final Mails mails;
    private final Clock clock;

    PasswordResets(PasswordResetConfig config, OwnPassword password, Mails mails, Clock clock) {
        this.config = config;
        this.password = password;
        this.mails = mails;
        this.clock = clock;
    }

    /// Gives the same immediate answer for every address; the account is looked up afterwards.
    ///
    /// @param send false if the mailbox has got enough of these mails; their links are valid for an hour
    void request(String email, boolean send) {
        if (!mails.able()) {
            throw Refusal.conflict("This service sends no e-mail. Ask an admin of your workspace to invite you anew.");
        }
        if (!send) {
            return;
        }
        mails.send(() -> QuarkusTransaction.requiringNew().call(() -> Agent.byEmail(email)
                .or(() -> Agent.withoutPassword(email))
                .map(this::letter)));
    }

    private Mail letter(Agent agent) {
        var text = new PasswordResetMail(config.resetLifetime().toMinutes(), link(agent)).render();
        return Mail.withText(agent.email, "A new password for Bellhop", text);
    }

    private String link(Agent agent) {
        var token = PasswordReset.issue(agent, clock.instant().plus(config.resetLifetime()));
        return mails.link("reset/" + token.text());
    }

    /// A colleague has made an account for somebody, who chooses the password.
    void agentWaits(@Observes Agents.Waiting waiting) {
        var agent = waiting.agent();
        var company = Workspace.<Workspace>findById(agent.workspace).name;
        var text = new NewAccountMail(company, config.resetLifetime().toMinutes(), link(agent)).render();
        var mail = Mail.withText(agent.email, "Your account at Bellhop", text);
        mails.send(() -> Optional.of(mail));
    }

    /// A refused password leaves the link valid.
    void use(Token token, String next) {
        var holder = QuarkusTransaction.joiningExisting().call(() -> holder(token));
        var hash = password.chosen(holder, next);
        QuarkusTransaction.joiningExisting().run(() -> password.replace(holder(token), hash));
    }

    // Locks link and agent until the transaction ends.
    private Agent holder(Token token) {
        var reset = PasswordReset.held(token, clock.instant()).orElseThrow(Refusal::staleLink);
        var agent = Optional.ofNullable(Agent.<Agent>findById(reset.agent)).orElseThrow(Refusal::staleLink);
        agent.hold();
        if (agent.leftAt != null) {
            throw Refusal.staleLink();
        }
        return agent;
    }

    void agentLeft(@Observes Agents.Left left) {
        PasswordReset.forget(left.agent());
    }

    @Scheduled(every = "1h", delayed = "13m")
    @Transactional
    void forgetOld() {
        PasswordReset.forget(clock.instant());
    }
}
