package dev.bellhop.live.delivery;

import dev.bellhop.conversation.model.History;
import dev.bellhop.protocol.ServerFrame;
import java.util.List;
import java.util.UUID;

/// One client's subscription to one conversation. It delivers every entry once and in order (G3, G4):
///
/// ```
///            next entry: send it                    entries are missing, or the client asks
///   LIVE ─────────────────────────► LIVE      LIVE ──────────────────────────► REPLAYING
///   REPLAYING ── the store has nothing newer than what was sent or heard of ──► LIVE
/// ```
///
/// During a replay, arriving entries are not buffered: the replay finds them in the database.
public final class Subscription {
    private final Recipient recipient;
    private final UUID conversation;
    private long sent;
    /// The newest `seq` seen since the current page was requested, which may lack it. Earlier ones are in the database
    /// by then.
    private long heardOf;
    private boolean replaying = true;
    private volatile boolean admitted;

    /// Begins in state REPLAYING: its creator runs the first replay.
    ///
    /// @param admitted whether access is already checked
    Subscription(Recipient recipient, UUID conversation, long after, boolean admitted) {
        this.recipient = recipient;
        this.conversation = conversation;
        this.sent = after;
        this.admitted = admitted;
    }

    Recipient recipient() {
        return recipient;
    }

    /// Whether its client has been found to have access.
    boolean isAdmitted() {
        return admitted;
    }

    UUID conversation() {
        return conversation;
    }

    /// @param text the entry, encoded for the client's side
    /// @return whether entries are missing and a replay must run
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

    /// The client requests everything after `after`.
    ///
    /// @return whether a replay must run; false if a running one covers it
    public synchronized boolean rewind(long after) {
        sent = after;
        if (replaying) {
            return false;
        }
        replaying = true;
        return true;
    }

    /// Sends something other than a log entry. It waits during `hello`, and is dropped if the client has no access.
    void tell(byte[] text) {
        recipient.afterWelcome(() -> {
            if (admitted) {
                recipient.send(text);
            }
        });
    }

    /// A page is about to be read.
    ///
    /// @return the position to read after
    synchronized long nextPage() {
        heardOf = 0;
        return sent;
    }

    /// The subscriber already has everything up to here.
    ///
    /// @return whether more has arrived meanwhile and a replay must run
    public synchronized boolean startAt(long head) {
        sent = Math.max(sent, head);
        replaying = heardOf > sent;
        return replaying;
    }

    /// Access is granted, and the log reaches up to `head`.
    ///
    /// @param asked whether the subscriber expects a `replay`, even an empty one
    /// @return whether a replay must run
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

    /// Delivers one page read after `from`.
    ///
    /// @return whether the replay continues
    synchronized boolean replay(long from, History.Page page) {
        if (sent != from) {
            return true;
        }
        if (!page.items().isEmpty()) {
            sent = page.items().getLast().seq();
        }
        var more = page.more() || heardOf > sent;
        recipient.send(new ServerFrame.Replay(
                conversation, page.seenBy(recipient.caller()).items(), more));
        replaying = more;
        return more;
    }
}
