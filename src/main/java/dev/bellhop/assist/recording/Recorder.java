package dev.bellhop.assist.recording;

import dev.bellhop.protocol.ServerFrame.AssistPage;
import dev.bellhop.ratelimit.MemoryBudget.Holding;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Buffers page frames that are not stored yet, in parts, within what all recordings may hold together. A frame for
/// which there is no room is left out, and so is all that follows up to the next full snapshot: without the frame it
/// would show a wrong page. Never blocks; thread-safe.
public final class Recorder {
    /// In bytes as they are held: a few milliseconds of work for one transaction.
    static final int PART = 512 * 1024;

    /// Between two requests for a snapshot after which to go on. A tab works for it.
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(20);

    /// A page frame as received.
    ///
    /// @param at milliseconds since the recording began
    @RegisterForReflection
    @Schema(name = "RecordingPiece")
    public record Piece(long at, boolean begins, boolean ends, String data) {}

    /// Frames in order.
    ///
    /// @param bytes that they hold
    record Part(int nr, List<Piece> pieces, long bytes) {}

    /// Held while frames are stored: whoever gets it next knows that all taken before are stored.
    final Lock storing = new ReentrantLock();
    private final Instant beganAt;
    private final long most;
    private final Holding held;
    private final Queue<Part> whole = new ArrayDeque<>();
    private List<Piece> pieces = new ArrayList<>();
    private long bytes;
    private long size;
    private int parts;
    private boolean broken = true;
    private boolean over;
    private boolean claimed;
    private Instant requestedAt;

    /// @param most the most characters of the recording
    /// @param held of what all recordings may have together
    public Recorder(Instant beganAt, long most, Holding held) {
        this.beganAt = beganAt;
        this.requestedAt = beganAt;
        this.most = most;
        this.held = held;
    }

    public synchronized void add(AssistPage page, Instant now) {
        over |= size + page.weight() > most;
        broken &= !page.begins();
        if (over || broken) {
            return;
        }
        // A character takes two bytes at most.
        var taken = 2L * page.weight();
        if (!held.grow(taken)) {
            broken = true;
            return;
        }
        pieces.add(new Piece(Duration.between(beganAt, now).toMillis(), page.begins(), page.ends(), page.data()));
        bytes += taken;
        size += page.weight();
        if (bytes >= PART) {
            cut();
        }
    }

    private void cut() {
        whole.add(new Part(parts++, pieces, bytes));
        pieces = new ArrayList<>();
        bytes = 0;
    }

    /// Whether a whole part waits and nobody stores it yet; then the caller has to, and to call [#isStored] at the end.
    public synchronized boolean claim() {
        if (claimed || whole.isEmpty()) {
            return false;
        }
        claimed = true;
        return true;
    }

    /// @return false if another part has become whole meanwhile
    synchronized boolean isStored() {
        claimed = !whole.isEmpty();
        return !claimed;
    }

    /// Whether a snapshot is needed to go on, and there is room again.
    public synchronized boolean isWanting(Instant now) {
        if (over || !broken || !whole.isEmpty() || now.isBefore(requestedAt.plus(BETWEEN_REQUESTS))) {
            return false;
        }
        requestedAt = now;
        return true;
    }

    /// The next part that waits, whole or not; null if there is none. Its bytes are held until it is [#released].
    synchronized Part take() {
        if (whole.isEmpty() && !pieces.isEmpty()) {
            cut();
        }
        return whole.poll();
    }

    /// The part is stored, or given up.
    void released(Part part) {
        held.shrink(part.bytes());
    }

    /// A part could not be stored, so what follows is usable only from the next full snapshot.
    synchronized void lost() {
        broken = true;
        cut();
        whole.forEach(this::released);
        whole.clear();
    }

    /// Nothing more is recorded, and what waits is given up.
    public synchronized void close() {
        over = true;
        lost();
    }
}
