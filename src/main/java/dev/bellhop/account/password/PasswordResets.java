package dev.bellhop.account.password;

import dev.bellhop.account.session.AccountConfig;
import dev.bellhop.agent.Agent;
import dev.bellhop.common.Refusal;
import dev.bellhop.mail.Mail;
import dev.bellhop.mail.Mails;
import dev.bellhop.security.Token;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/// The only writer of password resets.
@ApplicationScoped
class PasswordResets {
    private final AccountConfig config;
    private final OwnPassword password;
    private final Mails mails;
    private final Clock clock;

    PasswordResets(AccountConfig config, OwnPassword password, Mails mails, Clock clock) {
        this.config = config;
        this.password = password;
        this.mails = mails;
        this.clock = clock;
    }

    /// Answers at once and the same for every address: whether it has an account is looked up afterwards.
    void request(String email) {
        if (!mails.able()) {
            throw Refusal.conflict("This service sends no e-mail. Ask an admin of your workspace to invite you anew.");
        }
        mails.send(() -> QuarkusTransaction.requiringNew()
                .call(() -> Agent.byEmail(email).map(this::letter)));
    }

    private Mail letter(Agent agent) {
        var token = PasswordReset.issue(agent, clock.instant().plus(config.resetLifetime()));
        var text = """
                Somebody, probably you, asked for a new password for your Bellhop account.

                Follow this link within %d minutes to choose one:

                %s

                If it was not you, do nothing: your password stays as it is.
                """.formatted(config.resetLifetime().toMinutes(), mails.link("reset/" + token.text()));
        return new Mail(agent.email, "A new password for Bellhop", text);
    }

    /// A password that is refused leaves the link good.
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
}
