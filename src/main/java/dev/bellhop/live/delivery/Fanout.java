package dev.bellhop.live.delivery;

import dev.bellhop.conversation.mention.Mentioned;
import dev.bellhop.conversation.model.ConversationsReassigned;
import dev.bellhop.conversation.model.ConversationsRelabelled;
import dev.bellhop.conversation.model.LabelChanged;
import dev.bellhop.conversation.model.MarkedUnread;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.conversation.model.ReadMarkAdvanced;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import dev.bellhop.security.Caller;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.Set;

/// Delivers committed changes to sockets.
@Singleton
class Fanout {
    private final Hub hub;
    private final Wire wire;
    private final Replay replay;
    private final ConversationUpdates updates;

    Fanout(Hub hub, Wire wire, Replay replay, ConversationUpdates updates) {
        this.hub = hub;
        this.wire = wire;
        this.replay = replay;
        this.updates = updates;
    }

    void grew(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessagesAppended grew) {
        grew.entries().forEach(this::pass);
    }

    private void pass(MessagesAppended.Entry entry) {
        var listeners = hub.listeners(entry.message().conversation());
        if (!listeners.isEmpty()) {
            deliver(entry.message(), listeners);
        }
        updates.touch(entry);
    }

    // Encoded once per side, for any number of listeners.
    private void deliver(MessageView message, Set<Subscription> listeners) {
        var forAgents = encode(message);
        var forVisitors = message.hiddenFromVisitors() ? encode(message.forVisitor()) : forAgents;
        for (var listener : listeners) {
            var text =
                    switch (listener.recipient().caller()) {
                        case Caller.Staff _ -> forAgents;
                        case Caller.Visitor _ -> forVisitors;
                    };
            if (listener.deliver(message.seq(), text)) {
                replay.start(listener);
            }
        }
    }

    private byte[] encode(MessageView message) {
        return wire.encode(new ServerFrame.Message(message));
    }

    void read(@Observes ReadMarkAdvanced moved) {
        var frame = new ServerFrame.Read(moved.conversation(), moved.by(), moved.seq());
        hub.tellOthers(moved.conversation(), moved.visitor(), moved.by().id(), frame);
        updates.touch(moved);
    }

    void unread(@Observes MarkedUnread marked) {
        updates.touch(marked);
    }

    void relabelled(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConversationsRelabelled relabelled) {
        updates.touch(relabelled);
    }

    void label(@Observes(during = TransactionPhase.AFTER_SUCCESS) LabelChanged changed) {
        hub.tellWatchers(changed.workspace(), new ServerFrame.Label(changed.label(), changed.deleted()));
    }

    void mentioned(@Observes(during = TransactionPhase.AFTER_SUCCESS) Mentioned told) {
        told.mentions().forEach(mention -> hub.tellPerson(told.agent(), new ServerFrame.Mention(mention)));
    }

    void moved(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConversationsReassigned moved) {
        updates.touch(moved);
    }
}
