package dev.bellhop.live;

import dev.bellhop.live.delivery.Hub;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.security.Caller;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Tells agents who else looks at a conversation, so that two of them do not answer at once. Nothing is stored.
/// Programs look at nothing.
@Singleton
class Viewers {
    private final Hub hub;

    Viewers(Hub hub) {
        this.hub = hub;
    }

    /// A client begins to look. Never blocks. An agent who is alone is told nothing.
    void came(Connection client, UUID conversation) {
        tell(client, conversation, 2);
    }

    /// A client looks no more, and is not subscribed any more. Never blocks.
    void left(Connection client, UUID conversation) {
        tell(client, conversation, 1);
    }

    void left(Connection client) {
        client.subscriptions().keySet().forEach(conversation -> left(client, conversation));
    }

    // One at a time, so that what is told last is what is true.
    private synchronized void tell(Connection client, UUID conversation, int least) {
        if (client.caller() instanceof Caller.Agent) {
            var people = hub.agentsAt(conversation);
            if (people.size() >= least) {
                hub.tellAgentsAt(conversation, new ServerFrame.Viewers(conversation, people));
            }
        }
    }
}
