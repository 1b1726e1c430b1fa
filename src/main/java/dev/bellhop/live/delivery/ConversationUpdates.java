package dev.bellhop.live.delivery;

import dev.bellhop.async.CoalescingWorker;
import dev.bellhop.conversation.inbox.Inbox;
import dev.bellhop.conversation.model.ConversationsReassigned;
import dev.bellhop.conversation.model.ConversationsRelabelled;
import dev.bellhop.conversation.model.MarkedUnread;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.conversation.model.ReadMarkAdvanced;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Sends changed conversations to watchers of lists. Changes during a read are part of the next read, so a burst of
/// messages costs one frame.
@Singleton
class ConversationUpdates {
    /// @param visitorToo whether the visitor must be told too; messages alone reach it anyway
    private record Change(UUID workspace, boolean visitorToo) {
        Change and(Change other) {
            return new Change(workspace, visitorToo || other.visitorToo);
        }
    }

    private static final int AT_ONCE = 200;
    private final Map<UUID, Change> changes = new ConcurrentHashMap<>();
    private final CoalescingWorker worker = new CoalescingWorker("conversation-feed", this::tell);
    private final Hub hub;
    private final Inbox inbox;
    private final Replay replay;
    private final Wire wire;

    ConversationUpdates(Hub hub, Inbox inbox, Replay replay, Wire wire) {
        this.hub = hub;
        this.inbox = inbox;
        this.replay = replay;
        this.wire = wire;
    }

    void touch(MessagesAppended.Entry entry) {
        touch(entry.workspace(), entry.message().conversation(), entry.turned());
    }

    void touch(ReadMarkAdvanced moved) {
        touch(moved.workspace(), moved.conversation(), false);
    }

    void touch(MarkedUnread marked) {
        touch(marked.workspace(), marked.conversation(), false);
    }

    void touch(ConversationsRelabelled relabelled) {
        relabelled.conversations().forEach(conversation -> touch(relabelled.workspace(), conversation, false));
    }

    void touch(ConversationsReassigned moved) {
        moved.conversations().forEach(conversation -> touch(moved.workspace(), conversation, true));
    }

    private void touch(UUID workspace, UUID conversation, boolean visitorToo) {
        if (visitorToo || hub.isWatched(workspace)) {
            changes.merge(conversation, new Change(workspace, visitorToo), Change::and);
            worker.wake();
        }
    }

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) {
        worker.stop();
    }

    private boolean tell() {
        while (!changes.isEmpty()) {
            if (!tellSome()) {
                return false;
            }
        }
        return true;
    }

    /// @return whether all could be read; the rest is retried
    private boolean tellSome() {
        var some = new HashMap<UUID, Change>();
        changes.keySet().stream().limit(AT_ONCE).forEach(id -> some.put(id, changes.remove(id)));
        return some.values().stream()
                .map(Change::workspace)
                .distinct()
                .map(workspace -> tellSome(workspace, some))
                .reduce(true, Boolean::logicalAnd);
    }

    private boolean tellSome(UUID workspace, Map<UUID, Change> some) {
        var ids = some.keySet().stream()
                .filter(id -> some.get(id).workspace.equals(workspace))
                .toList();
        try {
            inbox.find(workspace, ids).forEach(row -> tell(workspace, row, some.get(row.conversation().id)));
            return true;
        } catch (RuntimeException e) {
            Log.warnf(
                    "views of conversations could not be read: %s", e.getClass().getSimpleName());
            ids.forEach(id -> changes.merge(id, some.get(id), Change::and));
            return false;
        }
    }

    private void tell(UUID workspace, Inbox.Row row, Change change) {
        var watchers = hub.listWatchers(workspace);
        if (!watchers.isEmpty()) {
            var text = wire.encode(new ServerFrame.Conversation(row.forAgent()));
            watchers.forEach(client -> client.send(text));
        }
        if (change.visitorToo) {
            hub.of(row.visitor()).forEach(client -> client.afterWelcome(() -> tellVisitor(client, row)));
        }
    }

    private void tellVisitor(Recipient client, Inbox.Row row) {
        client.send(new ServerFrame.Conversation(row.forVisitor()));
        var subscription = hub.subscribe(client, row.conversation().id, 0);
        if (subscription != null) {
            replay.start(subscription);
        }
    }
}
