package dev.bellhop.agent;

import dev.bellhop.common.Refusal;
import dev.bellhop.security.Audit;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Deed;
import dev.bellhop.site.Workspace;
import dev.bellhop.site.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// An owner deletes the workspace: everybody is out at once, and a job takes away what there is of it.
@ApplicationScoped
class Closing {
    private final Agents agents;
    private final ApiKeys keys;
    private final OwnPassword password;
    private final Workspaces workspaces;
    private final Audit audit;

    Closing(Agents agents, ApiKeys keys, OwnPassword password, Workspaces workspaces, Audit audit) {
        this.agents = agents;
        this.keys = keys;
        this.password = password;
        this.workspaces = workspaces;
        this.audit = audit;
    }

    /// @param name of the workspace, so that nobody deletes another than they think
    @Transactional
    void close(Caller.Agent by, String name, String current) {
        Workspace.hold(by.workspace());
        Workspace workspace = Workspace.findById(by.workspace());
        var owner = Agent.byId(by.workspace(), by.id()).orElseThrow(() -> Refusal.notFound("agent"));
        password.check(owner, current);
        if (!workspace.name.equals(name.strip())) {
            throw Refusal.malformed("This is not the name of your workspace. Write it as it stands there.");
        }
        audit.note(by, Deed.WORKSPACE_CLOSED, null, null);
        keys.revokeAll(workspace.id);
        agents.dismissAll(workspace.id);
        workspaces.close(workspace);
    }
}
