package dev.bellhop.live.delivery;

import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.security.Caller;
import java.util.List;
import java.util.UUID;

/// One client listening to one conversation. It gets every entry once and in order (G3, G4):
///
/// ```
///            next entry: send it                    entries are missing, or the client asks
///   LIVE ─────────────────────────► LIVE      LIVE ──────────────────────────► REPLAYING
///   REPLAYING ── the store has nothing newer than what was sent or heard of ──► LIVE
/// ```
///
/// While it replays, what arrives is not kept: it is in the store, where the replay will find it.
public final class Subscription {
    private final Recipient recipient;
    private final UUID conversation;
    private long sent;
    /// Since the page at hand was asked for: the page may lack it. What was heard of before is in the store by then.
    private long heardOf;
    private boolean replaying = true;
    private volatile boolean admitted;

    /// Begins as replaying: whoever creates it runs the first replay.
    ///
    /// @param admitted whether the client is known to be one of those who may hear the conversation
    Subscription(Recipient recipient, UUID conversation, long after, boolean admitted) {
        this.recipient = recipient;
        this.conversation = conversation;
        this.sent = after;
        this.admitted = admitted;
    }

    Recipient recipient() {
        return recipient;
    }

    UUID conversation() {
        return conversation;
    }

    /// @param text the entry, encoded for the side that the client is on
    /// @return whether entries are missing, so that a replay must be run
    synchronized boolean deliver(long seq, byte[] text) {
        if (replaying) {
            heardOf = Math.max(heardOf, seq);
            return false;
        }
        if (seq == sent + 1) {
            sent = seq;
            recipient.send(text);
            return false;
        }
        if (seq <= sent) {
            return false;
        }
        heardOf = seq;
        replaying = true;
        return true;
    }

    /// The client asks for what followed `after`.
    ///
    /// @return whether a replay must be run; false where one is under way and will do it
    public synchronized boolean rewind(long after) {
        sent = after;
        if (replaying) {
            return false;
        }
        replaying = true;
        return true;
    }

    /// Passes on what is no entry of the log. While the client is being greeted it waits, and it is forgotten where the
    /// conversation turns out not to be the client's to hear.
    void tell(byte[] text) {
        recipient.afterWelcome(() -> {
            if (admitted) {
                recipient.send(text);
            }
        });
    }

    /// A page is being read from the store.
    ///
    /// @return after what
    synchronized long nextPage() {
        heardOf = 0;
        return sent;
    }

    /// The subscriber knows everything up to here already.
    ///
    /// @return whether more has been heard of meanwhile, so that a replay must be run
    public synchronized boolean startAt(long head) {
        sent = Math.max(sent, head);
        replaying = heardOf > sent;
        return replaying;
    }

    /// The conversation is the client's to hear, and the store was found to reach up to `head`.
    ///
    /// @param asked whether the subscriber waits for a `replay`, be there anything in it or not
    /// @return whether a replay must be run
    public synchronized boolean catchUp(long head, boolean asked) {
        admitted = true;
        if (sent != head || startAt(head)) {
            return true;
        }
        if (asked) {
            recipient.send(new ServerFrame.Replay(conversation, List.of(), false));
        }
        return false;
    }

    /// Passes on one page that was read from the store after `from`.
    ///
    /// @param full whether the store may hold more
    /// @return whether the replay goes on
    synchronized boolean replay(long from, List<MessageView> page, boolean full) {
        if (sent != from) {
            return true;
        }
        if (!page.isEmpty()) {
            sent = page.getLast().seq();
        }
        var more = full || heardOf > sent;
        recipient.send(new ServerFrame.Replay(conversation, seenBy(recipient.caller(), page), more));
        replaying = more;
        return more;
    }

    private static List<MessageView> seenBy(Caller caller, List<MessageView> page) {
        return switch (caller) {
            case Caller.Staff _ -> page;
            case Caller.Visitor _ -> page.stream().map(MessageView::forVisitor).toList();
        };
    }
}
