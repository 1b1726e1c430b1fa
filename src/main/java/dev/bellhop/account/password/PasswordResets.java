package dev.bellhop.account.password;

import dev.bellhop.agent.Agent;
import dev.bellhop.agent.Agents;
import dev.bellhop.common.Names;
import dev.bellhop.common.Refusal;
import dev.bellhop.mail.Mails;
import dev.bellhop.security.Token;
import dev.bellhop.workspace.Workspace;
import io.quarkus.mailer.Mail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The only writer of password resets.
@ApplicationScoped
class PasswordResets {
    private static final int MOST_WAITING = 5;
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
        mails.send(() -> QuarkusTransaction.requiringNew().call(() -> letters(email)));
    }

    // Where nobody signs in with the address yet: one for each company that waits for its person.
    private List<Mail> letters(String email) {
        return Agent.byEmail(email)
                .map(agent -> List.of(letter(agent)))
                .orElseGet(() -> Agent.waiting(email, MOST_WAITING).stream()
                        .map(this::welcome)
                        .toList());
    }

    private Mail letter(Agent agent) {
        var text = new PasswordResetMail(config.resetLifetime().toMinutes(), link(agent)).render();
        return Mail.withText(agent.email, "A new password for Bellhop", text);
    }

    private Mail welcome(Agent agent) {
        var company = Names.isolate(Workspace.<Workspace>findById(agent.workspace).name);
        var text = new NewAccountMail(company, config.resetLifetime().toMinutes(), link(agent)).render();
        return Mail.withText(agent.email, "Your account at Bellhop", text);
    }

    private String link(Agent agent) {
        var token = PasswordReset.issue(agent, clock.instant().plus(config.resetLifetime()));
        return mails.link("reset/" + token.text());
    }

    /// A colleague has made an account for somebody, who chooses the password.
    void agentWaits(@Observes(during = TransactionPhase.AFTER_SUCCESS) Agents.Waiting waiting) {
        mails.send(() -> QuarkusTransaction.requiringNew()
                .call(() -> Agent.byId(waiting.workspace(), waiting.agent()).stream()
                        .map(this::welcome)
                        .toList()));
    }

    /// A refused password leaves the link valid.
    void use(Token token, String next) {
        var holder = QuarkusTransaction.joiningExisting().call(() -> holder(token));
        var hash = password.chosen(holder, next);
        QuarkusTransaction.joiningExisting().run(() -> password.replace(holder(token), hash));
    }

    // Locks agent and link until the transaction ends, in this order, as all who delete links of an agent.
    private Agent holder(Token token) {
        var reset = PasswordReset.byToken(token, clock.instant()).orElseThrow(Refusal::staleLink);
        var agent = Optional.ofNullable(Agent.<Agent>findById(reset.agent)).orElseThrow(Refusal::staleLink);
        agent.hold();
        if (agent.leftAt != null || PasswordReset.held(token, clock.instant()).isEmpty()) {
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
