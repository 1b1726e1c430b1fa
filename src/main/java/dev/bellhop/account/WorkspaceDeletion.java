package dev.bellhop.account;

import dev.bellhop.account.password.OwnPassword;
import dev.bellhop.agent.Agent;
import dev.bellhop.agent.Agents;
import dev.bellhop.apikey.ApiKeys;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Names;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.workspace.Workspace;
import dev.bellhop.workspace.Workspaces;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/// Deletes a workspace at an owner's request: everybody is signed out at once, and a job erases the data.
@ApplicationScoped
class WorkspaceDeletion {
    private final Agents agents;
    private final ApiKeys keys;
    private final OwnPassword password;
    private final Workspaces workspaces;
    private final Audit audit;

    WorkspaceDeletion(Agents agents, ApiKeys keys, OwnPassword password, Workspaces workspaces, Audit audit) {
        this.agents = agents;
        this.keys = keys;
        this.password = password;
        this.workspaces = workspaces;
        this.audit = audit;
    }

    /// @param name the workspace's name, as confirmation
    void close(Caller.Agent by, String name, String current) {
        var confirmed = password.confirm(by, current);
        QuarkusTransaction.joiningExisting().run(() -> closeConfirmed(by, name, confirmed));
    }

    private void closeConfirmed(Caller.Agent by, String name, String confirmed) {
        Workspace.hold(by.workspace());
        Workspace workspace = Workspace.findById(by.workspace());
        var owner = Agent.byId(by.workspace(), by.id()).orElseThrow(() -> Refusal.notFound("agent"));
        owner.hold();
        password.checkStill(owner, confirmed);
        if (!Names.clean(workspace.name).equals(name)) {
            throw Refusal.malformed("This is not the name of your workspace. Write it as it stands there.");
        }
        audit.note(by, AuditAction.WORKSPACE_CLOSED, null, null);
        keys.revokeAll(workspace.id);
        agents.dismissAll(workspace.id);
        workspaces.close(workspace);
    }
}
