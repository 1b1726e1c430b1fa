package dev.bellhop.security;

import dev.bellhop.protocol.ClientFrame;
import java.util.Collections;
import java.util.Set;

/// Who may send which frame, by [Caller#roles]. A new frame type does not compile until it is listed here.
public final class FrameRules {
    private static final Set<String> READERS = Set.of("visitor", "agent", "conversations:read");
    private static final Set<String> WRITERS = Set.of("visitor", "agent", "conversations:write");
    private static final Set<String> LIST_READERS = Set.of("agent", "conversations:read");
    private static final Set<String> VISITORS = Set.of("visitor");
    // Only people may see a visitor's page, not programs.
    private static final Set<String> AGENTS = Set.of("agent");
    private static final Set<String> BOTH_SIDES = Set.of("visitor", "agent");
    private static final Set<String> EVERYONE = Set.of("visitor", "agent", "key");

    private FrameRules() {}

    /// Whether this caller may send this type of frame. The feature checks whether the conversation is theirs.
    public static boolean allow(Caller caller, ClientFrame frame) {
        return !Collections.disjoint(caller.roles(), senders(frame)) && !isBlocked(caller, frame);
    }

    private static boolean isBlocked(Caller caller, ClientFrame frame) {
        return caller instanceof Caller.Visitor visitor && visitor.isBlocked() && !isReading(frame);
    }

    private static boolean isReading(ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Hello _,
                    ClientFrame.Resume _,
                    ClientFrame.Watch _,
                    ClientFrame.Unwatch _,
                    ClientFrame.Pong _ -> true;
            default -> false;
        };
    }

    // After `hello` the caller receives conversations.
    private static Set<String> senders(ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Hello _, ClientFrame.Resume _ -> READERS;
            case ClientFrame.Post _, ClientFrame.Typing _, ClientFrame.Read _ -> WRITERS;
            case ClientFrame.Watch watch -> watch.conversation() == null ? LIST_READERS : READERS;
            case ClientFrame.Unwatch unwatch -> unwatch.conversation() == null ? LIST_READERS : READERS;
            case ClientFrame.AssistAsk _,
                    ClientFrame.AssistWatch _,
                    ClientFrame.AssistUnwatch _,
                    ClientFrame.AssistPoint _,
                    ClientFrame.AssistDrop _,
                    ClientFrame.AssistDo _ -> AGENTS;
            case ClientFrame.Page _,
                    ClientFrame.AssistOffer _,
                    ClientFrame.AssistAllow _,
                    ClientFrame.AssistJoin _,
                    ClientFrame.AssistPage _,
                    ClientFrame.AssistActed _ -> VISITORS;
            case ClientFrame.AssistStop _, ClientFrame.AssistIce _, ClientFrame.AssistSignal _ -> BOTH_SIDES;
            case ClientFrame.Pong _ -> EVERYONE;
        };
    }
}
