package dev.bellhop.account.sso;

import dev.bellhop.account.session.RefusedSignIns;
import dev.bellhop.account.session.SignInRefused;
import dev.bellhop.account.session.SignInRefused.Reason;
import dev.bellhop.account.session.SignIns;
import dev.bellhop.agent.Agent;
import dev.bellhop.agent.Agents;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Role;
import dev.bellhop.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Signs in people whom a company's identity provider authenticated: as their bound agent or, the first time, as the
/// agent with their address or as a new one.
@ApplicationScoped
public class ProviderSignIns {
    /// @param email null if the provider has not verified it
    /// @param role null if none of their groups has one
    /// @param keepsRole whether existing agents keep their role
    /// @param joins whether a new agent may be created
    public record Voucher(
            UUID workspace,
            String issuer,
            String subject,
            String email,
            String name,
            Role role,
            boolean keepsRole,
            boolean joins) {

        @Override
        public String toString() {
            return "Voucher[workspace=" + workspace + "]";
        }
    }

    private final SignIns signIns;
    private final Agents agents;
    private final RefusedSignIns refusals;
    private final Audit audit;
    private final Clock clock;

    ProviderSignIns(SignIns signIns, RefusedSignIns refusals, Agents agents, Audit audit, Clock clock) {
        this.signIns = signIns;
        this.agents = agents;
        this.refusals = refusals;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws SignInRefused with the reason
    @Transactional
    public SignIns.Granted signIn(Voucher voucher) {
        // One at a time, so that two concurrent sign-ins create one agent.
        Workspace.hold(voucher.workspace());
        Workspace workspace = Workspace.findById(voucher.workspace());
        if (workspace == null || workspace.deletedAt != null) {
            throw new SignInRefused(Reason.NO_PROVIDER);
        }
        var agent = bound(voucher).or(() -> byAddress(voucher)).orElseGet(() -> join(voucher));
        giveRole(agent, voucher);
        return signIns.begin(agent);
    }

    private static Optional<Agent> bound(Voucher voucher) {
        return ProviderAccount.of(voucher.workspace(), voucher.issuer(), voucher.subject())
                .flatMap(account -> Agent.byId(account.workspace, account.agent));
    }

    private Optional<Agent> byAddress(Voucher voucher) {
        if (voucher.email() == null) {
            throw new SignInRefused(Reason.UNVERIFIED);
        }
        var agent = Agent.byEmail(voucher.workspace(), voucher.email());
        agent.ifPresent(one -> bind(one, voucher));
        return agent;
    }

    // An address reassigned by the provider must not open the previous owner's account.
    private void bind(Agent agent, Voucher voucher) {
        if (ProviderAccount.exists(agent, voucher.issuer())) {
            throw new SignInRefused(Reason.TAKEN);
        }
        ProviderAccount.bind(agent, voucher.issuer(), voucher.subject(), clock.instant());
        note(agent, AuditAction.AGENT_CHANGED, "bound to an account of the identity provider");
    }

    private Agent join(Voucher voucher) {
        if (!voucher.joins()) {
            throw new SignInRefused(Reason.UNKNOWN);
        }
        if (voucher.role() == null) {
            throw new SignInRefused(Reason.NO_ROLE);
        }
        var agent = create(voucher);
        ProviderAccount.bind(agent, voucher.issuer(), voucher.subject(), clock.instant());
        note(agent, AuditAction.AGENT_CREATED, "by the identity provider, role: " + agent.role);
        return agent;
    }

    // A colleague may have made the account in this moment.
    private Agent create(Voucher voucher) {
        try {
            return agents.createVouched(voucher.workspace(), voucher.name(), voucher.email(), voucher.role());
        } catch (Refusal _) {
            throw new SignInRefused(Reason.TAKEN);
        }
    }

    // Only owners make owners, and owners keep their role: a mistake at the provider must not leave a company without
    // one.
    private void giveRole(Agent agent, Voucher voucher) {
        if (voucher.keepsRole() || agent.role() == Role.OWNER) {
            return;
        }
        if (voucher.role() == null) {
            throw new SignInRefused(Reason.NO_ROLE);
        }
        if (voucher.role() != agent.role()) {
            note(
                    agent,
                    AuditAction.AGENT_CHANGED,
                    "by the identity provider, role: " + agent.role + " → "
                            + voucher.role().wireName());
            agents.give(agent, voucher.role());
        }
    }

    private void note(Agent agent, AuditAction action, String how) {
        audit.note(agent.workspace, null, action, new Audit.Thing(agent.id, agent.name), how);
    }

    /// Audits a refused sign-in.
    @Transactional
    public void noteRefused(UUID workspace, SignInRefused refused) {
        var how = "by the identity provider: " + refused.reason().wireName();
        refusals.note(workspace, how);
    }

    void agentLeft(@Observes Agents.Left left) {
        ProviderAccount.forget(left.agent());
    }
}
