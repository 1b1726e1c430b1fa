package dev.bellhop.live;

import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import dev.bellhop.security.Caller;

/// A message that many will get: encoded once for each side that listens, when the first of that side does.
final class EncodedMessage {
    private final MessageView message;
    private final Wire wire;
    private byte[] forAgents;
    private byte[] forVisitors;

    EncodedMessage(MessageView message, Wire wire) {
        this.message = message;
        this.wire = wire;
    }

    long seq() {
        return message.seq();
    }

    synchronized byte[] frameFor(Caller caller) {
        return switch (caller) {
            case Caller.Staff _ -> agents();
            case Caller.Visitor _ -> message.hiddenFromVisitors() ? visitors() : agents();
        };
    }

    private byte[] agents() {
        if (forAgents == null) {
            forAgents = EncodedFrame.of(wire.encode(new ServerFrame.Message(message)));
        }
        return forAgents;
    }

    private byte[] visitors() {
        if (forVisitors == null) {
            forVisitors = EncodedFrame.of(wire.encode(new ServerFrame.Message(message.forVisitor())));
        }
        return forVisitors;
    }
}
