package dev.bellhop.workspace;

import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Deletes workspaces: closed at once, then erased step by step by a job.
@ApplicationScoped
public class Workspaces {
    /// The workspace is closed: all its sockets must close, and nobody gets in any more.
    public record Closed(UUID workspace) {}

    /// Long enough for every replica to close its sockets, so that nothing is written any more.
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final WorkspaceErasure erasure;
    private final Audit audit;
    private final Clock clock;
    private final Event<Closed> closed;

    Workspaces(WorkspaceErasure erasure, Audit audit, Clock clock, Event<Closed> closed) {
        this.erasure = erasure;
        this.audit = audit;
        this.clock = clock;
        this.closed = closed;
    }

    /// Call it in the transaction that removes its agents.
    @Transactional
    public void close(Workspace workspace) {
        workspace.deletedAt = clock.instant();
        closed.fire(new Closed(workspace.id));
    }

    /// Workspaces that are closed but not yet erased.
    @Transactional
    public List<UUID> closed() {
        return Workspace.deleted();
    }

    @Scheduled(every = "10s", executionMaxDelay = "500ms", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void eraseNext() {
        try {
            var next = next();
            if (next.isPresent()) {
                erase(next.get());
            }
        } catch (SQLException e) {
            Log.warnf("a workspace is not erased yet, SQLSTATE=%s; it is tried again", e.getSQLState());
        } catch (RuntimeException e) {
            Log.warnf(
                    "erasing workspaces is put off: %s; it is tried again",
                    e.getClass().getSimpleName());
        }
    }

    private Optional<UUID> next() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Workspace.nextToErase(clock.instant().minus(PAUSE)).map(one -> one.id));
    }

    public void erase(UUID workspace) throws SQLException {
        if (!erasure.of(workspace)) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            if (Workspace.deleteById(workspace)) {
                audit.note(null, null, AuditAction.WORKSPACE_DELETED, new Audit.Thing(workspace, null), null);
            }
        });
        Log.infof("workspace=%s erased", workspace);
    }
}
