package dev.bellhop.live;

import dev.bellhop.conversation.ConversationsMoved;
import dev.bellhop.conversation.LogGrew;
import dev.bellhop.conversation.ReadMoved;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;

/// Tells the sockets what has happened, after its commit.
@Singleton
class Fanout {
    private final Hub hub;
    private final Wire wire;
    private final Replay replay;
    private final ConversationFeed feed;

    Fanout(Hub hub, Wire wire, Replay replay, ConversationFeed feed) {
        this.hub = hub;
        this.wire = wire;
        this.replay = replay;
        this.feed = feed;
    }

    void grew(@Observes(during = TransactionPhase.AFTER_SUCCESS) LogGrew grew) {
        grew.entries().forEach(this::pass);
    }

    private void pass(LogGrew.Entry entry) {
        var listeners = hub.listeners(entry.message().conversation());
        if (!listeners.isEmpty()) {
            var encoded = new Encoded(entry.message(), wire);
            for (var listener : listeners) {
                if (listener.deliver(encoded)) {
                    replay.start(listener);
                }
            }
        }
        feed.touch(entry);
    }

    void read(@Observes ReadMoved moved) {
        var frame = new ServerFrame.Read(moved.conversation(), moved.by(), moved.seq());
        hub.tellOthers(moved.conversation(), moved.visitor(), moved.by().id(), frame);
        feed.touch(moved);
    }

    void moved(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConversationsMoved moved) {
        feed.touch(moved);
    }
}
