package dev.bellhop.live;

import dev.bellhop.assist.session.AssistSessions;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.model.History;
import dev.bellhop.live.delivery.Hub;
import dev.bellhop.live.delivery.Replay;
import dev.bellhop.live.delivery.Subscription;
import dev.bellhop.live.delivery.Viewers;
import dev.bellhop.protocol.ServerFrame;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Subscribes clients to conversations: those named at `hello`, and those resumed or watched later.
@Singleton
class Subscriptions {
    /// Conversations that one connection follows.
    private static final int MOST = 1_000;

    private final Hub hub;
    private final History history;
    private final Replay replay;
    private final AssistSessions assistances;
    private final Viewers viewers;

    Subscriptions(Hub hub, History history, Replay replay, AssistSessions assistances, Viewers viewers) {
        this.hub = hub;
        this.history = history;
        this.replay = replay;
        this.assistances = assistances;
        this.viewers = viewers;
    }

    /// Subscribes before anything is read, so that nothing committed meanwhile is missed. Nothing is sent until
    /// [#begin], since access is not checked yet.
    ///
    /// @param positions the client's position in each
    Map<UUID, Subscription> expect(Connection client, Map<UUID, Long> positions) {
        var subscriptions = new LinkedHashMap<UUID, Subscription>();
        positions.forEach((conversation, after) -> {
            var fresh = hub.expect(client, conversation, after);
            var known = client.subscriptions().get(conversation);
            if (fresh != null) {
                subscriptions.put(conversation, fresh);
            } else if (known != null && known.rewind(after)) {
                subscriptions.put(conversation, known);
            }
        });
        return subscriptions;
    }

    /// @param heads the heads of the logs; a missing one is not the client's, which does not affect the others
    /// @param asked whether the client expects a `replay` of each
    void begin(Connection client, Map<UUID, Subscription> expected, Map<UUID, Long> heads, boolean asked) {
        expected.forEach((conversation, subscription) -> {
            var head = heads.get(conversation);
            if (head == null) {
                refuse(client, conversation);
                return;
            }
            if (asked) {
                assistances.tell(client, conversation);
            }
            if (subscription.catchUp(head, asked)) {
                replay.start(subscription);
            }
            viewers.came(client, conversation);
        });
    }

    private void refuse(Connection client, UUID conversation) {
        hub.unsubscribe(client, conversation);
        var refusal = Refusal.notFound("conversation");
        client.send(new ServerFrame.Refused(refusal.code().wireName(), refusal.getMessage(), null, conversation, null));
    }

    private static void checkRoom(Connection client, UUID conversation) {
        if (client.subscriptions().size() >= MOST && !client.subscriptions().containsKey(conversation)) {
            throw Refusal.tooMany(
                    "A connection follows up to " + MOST + " conversations. End some with unwatch first.", 1);
        }
    }

    /// Replays everything after `after`, then continues live.
    void resume(Connection client, UUID conversation, long after) {
        checkRoom(client, conversation);
        history.head(client.caller(), conversation);
        assistances.tell(client, conversation);
        var fresh = hub.subscribe(client, conversation, after);
        if (fresh != null) {
            viewers.came(client, conversation);
            replay.run(fresh);
            return;
        }
        var known = client.subscriptions().get(conversation);
        if (known != null && known.rewind(after)) {
            replay.run(known);
        }
    }

    void unwatch(Connection client, UUID conversation) {
        hub.unsubscribe(client, conversation);
        viewers.left(client, conversation);
    }

    /// Continues live from now on.
    void watch(Connection client, UUID conversation) {
        checkRoom(client, conversation);
        history.head(client.caller(), conversation);
        assistances.tell(client, conversation);
        var subscription = hub.subscribe(client, conversation, 0);
        viewers.came(client, conversation);
        if (subscription != null && subscription.startAt(history.head(client.caller(), conversation))) {
            replay.run(subscription);
        }
    }
}
