package dev.bellhop.live;

import dev.bellhop.account.session.AccessStatus;
import dev.bellhop.account.session.Sessions;
import dev.bellhop.agent.Agents;
import dev.bellhop.apikey.ApiKeys;
import dev.bellhop.async.Pacer;
import dev.bellhop.protocol.CloseCode;
import dev.bellhop.security.Caller;
import dev.bellhop.workspace.Workspaces;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Closes the sockets of staff who may no longer do what they could when they came: at once where that happens here,
/// and within seconds where it happened on another replica, by time, or in the moment the socket came in.
@Singleton
class AccessRevocation {
    private static final int AT_ONCE = 250;
    private static final Duration WHILE = Duration.ofSeconds(1);

    private final Hub hub;
    private final AccessStatus admission;
    private final Workspaces workspaces;

    AccessRevocation(Hub hub, AccessStatus admission, Workspaces workspaces) {
        this.hub = hub;
        this.workspaces = workspaces;
        this.admission = admission;
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

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        Pacer.apart(this::lookAtAll);
    }

    private void lookAtAll() {
        try {
            workspaces.closed().forEach(this::empty);
            lookAtStaff();
        } catch (RuntimeException e) {
            Log.debugf("access could not be looked at: %s", e.getClass().getSimpleName());
        }
    }

    private void lookAtStaff() {
        var clients = hub.agents().collect(Collectors.groupingBy(client -> (Caller.Staff) client.caller()));
        Pacer.over(WHILE, List.copyOf(clients.keySet()), AT_ONCE, some -> {
            var changed = admission.changed(some);
            changed.forEach((caller, standing) -> clients.get(caller).forEach(client -> judge(client, standing)));
        });
    }

    private static void judge(Connection client, AccessStatus.Standing standing) {
        switch (standing) {
            case CHANGED -> client.leave(CloseCode.ROLE_CHANGED);
            case OVER -> client.leave(CloseCode.SIGNED_OUT);
        }
    }
}
