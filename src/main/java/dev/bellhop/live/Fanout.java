package dev.bellhop.live;

import dev.bellhop.conversation.model.ConversationsReassigned;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.conversation.model.ReadMarkAdvanced;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import io.netty.channel.EventLoop;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Tells the sockets what has happened, after its commit.
@Singleton
class Fanout {
    private static final int CROWD = 16;
    private static final int AT_ONCE = 100;
    private final Hub hub;
    private final Wire wire;
    private final Replay replay;
    private final ConversationUpdates feed;

    Fanout(Hub hub, Wire wire, Replay replay, ConversationUpdates feed) {
        this.hub = hub;
        this.wire = wire;
        this.replay = replay;
        this.feed = feed;
    }

    void grew(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessagesAppended grew) {
        grew.entries().forEach(this::pass);
    }

    private void pass(MessagesAppended.Entry entry) {
        var listeners = hub.listeners(entry.message().conversation());
        if (!listeners.isEmpty()) {
            var encoded = new EncodedMessage(entry.message(), wire);
            if (listeners.size() < CROWD) {
                deliver(encoded, listeners);
            } else {
                byLoop(listeners).forEach((loop, some) -> deliver(encoded, some, loop));
            }
        }
        feed.touch(entry);
    }

    // `Collectors.groupingBy` leaves an object behind for each listener, which is most of what a crowd would cost to
    // collect.
    private static Map<EventLoop, List<Subscription>> byLoop(Collection<Subscription> listeners) {
        var parts = new IdentityHashMap<EventLoop, List<Subscription>>();
        for (var listener : listeners) {
            parts.computeIfAbsent(listener.client().loop(), _ -> new ArrayList<>(listeners.size()))
                    .add(listener);
        }
        return parts;
    }

    // A crowd is told where its sockets are, so that the log's writer goes on meanwhile and the event loop is not given
    // a task for each. In parts, so that others are read from in between; one behind the other, so that nobody is told
    // a later entry first.
    private void deliver(EncodedMessage encoded, List<Subscription> crowd, EventLoop loop) {
        for (int from = 0; from < crowd.size(); from += AT_ONCE) {
            var some = crowd.subList(from, Math.min(from + AT_ONCE, crowd.size()));
            loop.execute(() -> deliver(encoded, some));
        }
    }

    private void deliver(EncodedMessage encoded, Collection<Subscription> listeners) {
        for (var listener : listeners) {
            if (listener.deliver(encoded)) {
                replay.start(listener);
            }
        }
    }

    void read(@Observes ReadMarkAdvanced moved) {
        var frame = new ServerFrame.Read(moved.conversation(), moved.by(), moved.seq());
        hub.tellOthers(moved.conversation(), moved.visitor(), moved.by().id(), frame);
        feed.touch(moved);
    }

    void moved(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConversationsReassigned moved) {
        feed.touch(moved);
    }
}
