package dev.bellhop.live.delivery;

import dev.bellhop.account.session.AccessStatus;
import dev.bellhop.account.session.Sessions;
import dev.bellhop.agent.Agents;
import dev.bellhop.apikey.ApiKeys;
import dev.bellhop.protocol.CloseCode;
import dev.bellhop.security.Caller;
import dev.bellhop.workspace.Workspaces;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/// Closes an agent's sockets when the session, role or API key is no longer valid: at once on this replica, within 3 s
/// after expiry or a change on another replica.
@Singleton
class AccessRevocation {
    private static final int AT_ONCE = 250;

    private final Hub hub;
    private final AccessStatus accessStatus;
    private final Workspaces workspaces;

    AccessRevocation(Hub hub, AccessStatus accessStatus, Workspaces workspaces) {
        this.hub = hub;
        this.workspaces = workspaces;
        this.accessStatus = accessStatus;
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) Sessions.Ended ended) {
        close(ended.agent(), CloseCode.SIGNED_OUT, caller -> isOf(ended.session(), caller));
    }

    private static boolean isOf(UUID session, Caller caller) {
        return caller instanceof Caller.Agent agent && agent.session().equals(session);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Agents.Changed changed) {
        close(changed.agent(), CloseCode.ROLE_CHANGED, _ -> true);
    }

    void revoked(@Observes(during = TransactionPhase.AFTER_SUCCESS) ApiKeys.Revoked revoked) {
        close(revoked.key(), CloseCode.SIGNED_OUT, _ -> true);
    }

    void closed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Workspaces.Closed closed) {
        empty(closed.workspace());
    }

    private void empty(UUID workspace) {
        hub.visitors(workspace).forEach(client -> client.leave(CloseCode.TOKEN_UNKNOWN));
    }

    private void close(UUID person, CloseCode code, Predicate<Caller> which) {
        hub.of(person).stream().filter(client -> which.test(client.caller())).forEach(client -> client.leave(code));
    }

    @Scheduled(every = "2s", executionMaxDelay = "500ms", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        try {
            workspaces.closed().forEach(this::empty);
            lookAtStaff();
        } catch (RuntimeException e) {
            Log.debugf("access could not be looked at: %s", e.getClass().getSimpleName());
        }
    }

    private void lookAtStaff() {
        var clients = hub.agents().collect(Collectors.groupingBy(client -> (Caller.Staff) client.caller()));
        clients.keySet().stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(some -> accessStatus
                .changed(some)
                .forEach((caller, standing) -> clients.get(caller).forEach(client -> judge(client, standing))));
    }

    private static void judge(Recipient client, AccessStatus.Standing standing) {
        switch (standing) {
            case CHANGED -> client.leave(CloseCode.ROLE_CHANGED);
            case OVER -> client.leave(CloseCode.SIGNED_OUT);
        }
    }
}
