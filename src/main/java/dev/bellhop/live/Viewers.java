package dev.bellhop.live;

import dev.bellhop.live.delivery.Hub;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.security.Caller;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.stream.Stream;

/// Tells agents who else looks at a conversation, so that two of them do not answer at once. Nothing is stored.
/// Programs look at nothing.
@Singleton
class Viewers {
    private static final int LOCKS = 64;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
    private final Hub hub;

    Viewers(Hub hub) {
        this.hub = hub;
    }

    /// A client begins to look. Never blocks. An agent who is alone is told nothing.
    void came(Connection client, UUID conversation) {
        if (client.caller() instanceof Caller.Agent agent) {
            synchronized (lock(conversation)) {
                var people = hub.agentsAt(conversation);
                if (people.size() < 2) {
                    return;
                }
                var frame = new ServerFrame.Viewers(conversation, people);
                if (hub.looks(agent.id(), conversation) > 1) {
                    // Nobody else learns anything new.
                    client.send(frame);
                } else {
                    hub.tellAgentsAt(conversation, frame);
                }
            }
        }
    }

    /// A client looks no more, and is not subscribed any more. Never blocks.
    void left(Connection client, UUID conversation) {
        if (client.caller() instanceof Caller.Agent agent) {
            synchronized (lock(conversation)) {
                if (hub.looks(agent.id(), conversation) == 0) {
                    var people = hub.agentsAt(conversation);
                    if (!people.isEmpty()) {
                        hub.tellAgentsAt(conversation, new ServerFrame.Viewers(conversation, people));
                    }
                }
            }
        }
    }

    void left(Connection client) {
        client.subscriptions().keySet().forEach(conversation -> left(client, conversation));
    }

    // One at a time of each conversation, so that what is told last is what is true.
    private Object lock(UUID conversation) {
        return locks[Math.floorMod(conversation.hashCode(), locks.length)];
    }
}
