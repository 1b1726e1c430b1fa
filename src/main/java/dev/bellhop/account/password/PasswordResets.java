package dev.bellhop.account.password;

import dev.bellhop.agent.Agent;
import dev.bellhop.agent.Agents;
import dev.bellhop.common.Refusal;
import dev.bellhop.mail.Mails;
import dev.bellhop.security.Token;
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
        mails.send(() -> QuarkusTransaction.requiringNew()
                .call(() -> Agent.byEmail(email).map(this::letter)));
    }

    private Mail letter(Agent agent) {
        var token = PasswordReset.issue(agent, clock.instant().plus(config.resetLifetime()));
        var link = mails.link("reset/" + token.text());
        var text = new PasswordResetMail(config.resetLifetime().toMinutes(), link).render();
        return Mail.withText(agent.email, "A new password for Bellhop", text);
    }

    /// A refused password leaves the link valid.
    @Transactional
    void use(Token token, String next) {
        var reset = PasswordReset.held(token, clock.instant()).orElseThrow(Refusal::staleLink);
        var agent = Optional.ofNullable(Agent.<Agent>findById(reset.agent)).orElseThrow(Refusal::staleLink);
        agent.hold();
        if (agent.leftAt != null) {
            throw Refusal.staleLink();
        }
        password.replace(agent, next);
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
