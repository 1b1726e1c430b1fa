package dev.bellhop.live;

import dev.bellhop.assist.session.AssistSessions;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.model.History;
import dev.bellhop.live.delivery.Hub;
import dev.bellhop.live.delivery.Replay;
import dev.bellhop.live.delivery.Subscription;
import dev.bellhop.protocol.ServerFrame;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// How a client comes to hear conversations: those it names at `hello`, and those it resumes or watches later.
@Singleton
class Subscriptions {
    private final Hub hub;
    private final History history;
    private final Replay replay;
    private final AssistSessions assistances;

    Subscriptions(Hub hub, History history, Replay replay, AssistSessions assistances) {
        this.hub = hub;
        this.history = history;
        this.replay = replay;
        this.assistances = assistances;
    }

    /// Stands ready before anything is looked up, so that whatever is committed meanwhile is heard of or seen.
    /// Nothing is said to the client until [#begin], as it is not known yet whether these are its to hear.
    ///
    /// @param positions how far the client has come in each
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

    /// @param heads how far the logs go; one that is missing is not the client's, and that must not cost it the others
    /// @param asked whether the client waits for a `replay` of each
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
        });
    }

    private void refuse(Connection client, UUID conversation) {
        hub.unsubscribe(client, conversation);
        var refusal = Refusal.notFound("conversation");
        client.send(new ServerFrame.Refused(refusal.code().wireName(), refusal.getMessage(), null, conversation, null));
    }

    /// Everything after `after`, and what follows.
    void resume(Connection client, UUID conversation, long after) {
        history.head(client.caller(), conversation);
        assistances.tell(client, conversation);
        var fresh = hub.subscribe(client, conversation, after);
        if (fresh != null) {
            replay.run(fresh);
            return;
        }
        var known = client.subscriptions().get(conversation);
        if (known != null && known.rewind(after)) {
            replay.run(known);
        }
    }

    /// What follows from now on.
    void watch(Connection client, UUID conversation) {
        history.head(client.caller(), conversation);
        assistances.tell(client, conversation);
        var subscription = hub.subscribe(client, conversation, 0);
        if (subscription != null && subscription.startAt(history.head(client.caller(), conversation))) {
            replay.run(subscription);
        }
    }
}
