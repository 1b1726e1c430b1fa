package dev.bellhop.account.session;

import dev.bellhop.agent.Agent;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.audit.LeftOut;
import dev.bellhop.security.http.RequestOrigin;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.UUID;

/// Notes refused sign-ins in the audit. Of a flood only some are noted, and each of them says how many were not, so
/// that whoever tries passwords cannot fill the disk with entries that nothing deletes.
@Singleton
public class RefusedSignIns {
    private final RefusalSample sample;
    private final Audit audit;
    private final RequestOrigin origin;

    RefusedSignIns(SessionConfig config, Audit audit, RequestOrigin origin) {
        sample = new RefusalSample(config.notedRefusals());
        this.audit = audit;
        this.origin = origin;
    }

    /// @param agent null for an unknown account
    void note(String email, Agent agent) {
        var account = email.strip().toLowerCase(Locale.ROOT);
        if (agent == null) {
            note(account, null, null, null);
        } else {
            note(account, agent.workspace, new Audit.Thing(agent.id, agent.name), null);
        }
    }

    /// By the company's identity provider, which says who it was only when it agrees.
    public void note(UUID workspace, String why) {
        note(workspace.toString(), workspace, null, why);
    }

    private void note(String account, UUID workspace, Audit.Thing on, String why) {
        sample.take(account, String.valueOf(origin.now().address()))
                .ifPresent(omitted ->
                        audit.note(workspace, null, AuditAction.SESSION_REFUSED, on, LeftOut.detail(why, omitted)));
    }
}
