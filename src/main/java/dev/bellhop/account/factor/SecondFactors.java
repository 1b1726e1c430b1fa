package dev.bellhop.account.factor;

import dev.bellhop.account.password.OwnPassword;
import dev.bellhop.account.session.AccountConfig;
import dev.bellhop.agent.Agent;
import dev.bellhop.agent.RoleRules;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// The only writer of second factors and their recovery codes.
@ApplicationScoped
public class SecondFactors {
    private static final int RECOVERY_CODES = 10;

    record State(boolean on, long recoveryCodes) {}

    /// What an authenticator app has to know; told here and never again.
    record Begun(String secret, String uri) {}

    private final AccountConfig config;
    private final Totp codes;
    private final OwnPassword password;
    private final Audit audit;
    private final Clock clock;

    SecondFactors(AccountConfig config, Totp codes, OwnPassword password, Audit audit, Clock clock) {
        this.config = config;
        this.codes = codes;
        this.password = password;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    State state(Caller.Agent me) {
        return new State(SecondFactor.confirmed(me.id()).isPresent(), RecoveryCode.left(me.id()));
    }

    /// Counts only once a code has confirmed it. Beginning again gives another secret.
    @Transactional
    Begun begin(Caller.Agent me, String current) {
        var agent = held(me.workspace(), me.id());
        password.check(agent, current);
        checkOff(agent);
        SecondFactor.forget(agent.id);
        var factor = new SecondFactor();
        factor.agent = agent.id;
        factor.workspace = agent.workspace;
        factor.secret = codes.newSecret();
        factor.persist();
        return new Begun(codes.text(factor.secret), codes.uri(factor.secret, agent.email));
    }

    private static void checkOff(Agent agent) {
        if (SecondFactor.confirmed(agent.id).isPresent()) {
            throw Refusal.conflict("Your account has a second factor already. Remove it first.");
        }
    }

    /// @return the recovery codes, told here and never again
    @Transactional
    List<String> confirm(Caller.Agent me, String code) {
        var agent = held(me.workspace(), me.id());
        checkOff(agent);
        var factor = SecondFactor.of(agent.id)
                .orElseThrow(() -> Refusal.conflict("There is nothing to confirm. Add the second factor first."));
        factor.usedStep = codes.step(factor.secret, code, clock.instant(), factor.usedStep)
                .orElseThrow(() -> Refusal.malformed("This is not the code that the app shows now. Try the next one."));
        factor.confirmedAt = clock.instant();
        audit.note(me, AuditAction.SECOND_FACTOR_ADDED, null, null);
        return recoveryCodes(agent);
    }

    private List<String> recoveryCodes(Agent agent) {
        RecoveryCode.forget(agent.id);
        var fresh =
                Stream.generate(codes::newRecoveryCode).limit(RECOVERY_CODES).toList();
        fresh.forEach(code -> RecoveryCode.add(agent, Totp.hash(code)));
        return fresh;
    }

    @Transactional
    void remove(Caller.Agent me, String current) {
        var agent = held(me.workspace(), me.id());
        password.check(agent, current);
        remove(me, agent);
    }

    /// For a colleague who has lost the phone and the recovery codes.
    @Transactional
    public void removeOf(Caller.Agent by, UUID id) {
        var agent = held(by.workspace(), id);
        RoleRules.checkManages(by, agent);
        remove(by, agent);
    }

    private void remove(Caller.Agent by, Agent agent) {
        if (!SecondFactor.forget(agent.id)) {
            throw Refusal.notFound("second factor");
        }
        RecoveryCode.forget(agent.id);
        audit.note(by, AuditAction.SECOND_FACTOR_REMOVED, new Audit.Thing(agent.id, agent.name), null);
    }

    private static Agent held(UUID workspace, UUID id) {
        var agent = Agent.byId(workspace, id).orElseThrow(() -> Refusal.notFound("agent"));
        agent.hold();
        return agent;
    }

    /// Once the password is known to be right, and while the agent is held: of two with the same code, one gets in.
    ///
    /// @param code of the app or a recovery code; null where none was given
    /// @throws Refusal which must not roll back, since it counts
    public void check(Agent agent, String code) {
        SecondFactor.confirmed(agent.id).ifPresent(factor -> check(factor, code));
    }

    private void check(SecondFactor factor, String code) {
        if (code == null) {
            throw Refusal.secondFactor("Enter the code that your authenticator app shows.");
        }
        checkRested(factor);
        var step = codes.step(factor.secret, code, clock.instant(), factor.usedStep);
        if (step.isEmpty() && !RecoveryCode.use(factor.agent, Totp.hash(code))) {
            count(factor);
            throw Refusal.secondFactor("This code is not right, or has been used. Wait for the next one.");
        }
        step.ifPresent(used -> factor.usedStep = used);
        factor.failed = 0;
    }

    private void checkRested(SecondFactor factor) {
        var now = clock.instant();
        if (factor.lockedUntil != null && factor.lockedUntil.isAfter(now)) {
            var wait = Duration.between(now, factor.lockedUntil).toSeconds() + 1;
            throw Refusal.tooMany("Too many wrong codes. Try again in a quarter of an hour.", (int) wait);
        }
    }

    private void count(SecondFactor factor) {
        factor.failed++;
        if (factor.failed >= config.wrongCodes()) {
            factor.failed = 0;
            factor.lockedUntil = clock.instant().plus(config.wrongCodesRest());
        }
    }
}
