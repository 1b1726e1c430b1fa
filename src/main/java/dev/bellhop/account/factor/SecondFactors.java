package dev.bellhop.account.factor;

import dev.bellhop.account.password.OwnPassword;
import dev.bellhop.agent.Agent;
import dev.bellhop.agent.Agents;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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

    /// What an authenticator app needs; shown only here.
    record Begun(String secret, String uri) {}

    private final SecondFactorConfig config;
    private final Totp totp;
    private final OwnPassword password;
    private final Audit audit;
    private final Clock clock;

    SecondFactors(SecondFactorConfig config, Totp totp, OwnPassword password, Audit audit, Clock clock) {
        this.config = config;
        this.totp = totp;
        this.password = password;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    State state(Caller.Agent me) {
        return new State(SecondFactor.confirmed(me.id()).isPresent(), RecoveryCode.left(me.id()));
    }

    /// Takes effect once a code confirms it. Calling it again creates another secret.
    Begun begin(Caller.Agent me, String current) {
        var confirmed = password.confirm(me, current);
        return QuarkusTransaction.joiningExisting().call(() -> {
            var agent = held(me.workspace(), me.id());
            password.checkStill(agent, confirmed);
            return begin(agent);
        });
    }

    private Begun begin(Agent agent) {
        checkOff(agent);
        SecondFactor.forget(agent.id);
        var factor = new SecondFactor();
        factor.agent = agent.id;
        factor.workspace = agent.workspace;
        factor.secret = totp.newSecret();
        factor.persist();
        return new Begun(totp.text(factor.secret), totp.uri(factor.secret, agent.email));
    }

    private static void checkOff(Agent agent) {
        if (SecondFactor.confirmed(agent.id).isPresent()) {
            throw Refusal.conflict("Your account has a second factor already. Remove it first.");
        }
    }

    /// @return the recovery codes, shown only here
    @Transactional
    List<String> confirm(Caller.Agent me, String code) {
        var agent = held(me.workspace(), me.id());
        checkOff(agent);
        var factor = SecondFactor.of(agent.id)
                .orElseThrow(() -> Refusal.conflict("There is nothing to confirm. Add the second factor first."));
        factor.usedStep = totp.step(factor.secret, code, clock.instant(), factor.usedStep)
                .orElseThrow(() -> Refusal.malformed("This is not the code that the app shows now. Try the next one."));
        factor.confirmedAt = clock.instant();
        audit.note(me, AuditAction.SECOND_FACTOR_ADDED, null, null);
        return recoveryCodes(agent);
    }

    private List<String> recoveryCodes(Agent agent) {
        RecoveryCode.forget(agent.id);
        var fresh = Stream.generate(totp::newRecoveryCode).limit(RECOVERY_CODES).toList();
        fresh.forEach(code -> RecoveryCode.add(agent, Totp.hash(code)));
        return fresh;
    }

    void remove(Caller.Agent me, String current) {
        var confirmed = password.confirm(me, current);
        QuarkusTransaction.joiningExisting().run(() -> {
            var agent = held(me.workspace(), me.id());
            password.checkStill(agent, confirmed);
            remove(me, agent);
        });
    }

    /// For a colleague who lost the phone and the recovery codes.
    @Transactional
    public void removeOf(Caller.Agent by, UUID id) {
        var agent = held(by.workspace(), id);
        agent.role().checkManagedBy(by);
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

    /// Call it after the password is checked and with the agent locked, so that a code is accepted once.
    ///
    /// @param code from the app, or a recovery code; null if none was given
    /// @throws Refusal must not roll back the transaction, since failures are counted
    public void check(Agent agent, String code) {
        SecondFactor.confirmed(agent.id).ifPresent(factor -> check(factor, code));
    }

    private void check(SecondFactor factor, String code) {
        if (code == null) {
            throw Refusal.secondFactor("Enter the code that your authenticator app shows.");
        }
        checkRested(factor);
        var step = totp.step(factor.secret, code, clock.instant(), factor.usedStep);
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

    void agentLeft(@Observes Agents.Left left) {
        SecondFactor.forget(left.agent());
        RecoveryCode.forget(left.agent());
    }
}
