package dev.bellhop.assist.recording;

import dev.bellhop.protocol.ServerFrame.AssistPage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Buffers page frames that are not stored yet, bounded in case the database is slow. Never blocks; thread-safe.
public final class Recorder {
    /// A page frame as received.
    ///
    /// @param at milliseconds since the recording began
    @RegisterForReflection
    @Schema(name = "RecordingPiece")
    public record Piece(long at, boolean begins, boolean ends, String data) {}

    /// Frames in order.
    record Part(int nr, List<Piece> pieces) {}

    /// Held while frames are stored: whoever gets it next knows that all taken before are stored.
    final Lock storing = new ReentrantLock();
    private final Instant beganAt;
    private final long room;
    private final long most;
    private List<Piece> waiting = new ArrayList<>();
    private long waitingSize;
    private long size;
    private int parts;
    private boolean broken = true;
    private boolean full;

    /// @param room the most characters that wait to be stored
    /// @param most the most characters of the recording
    public Recorder(Instant beganAt, long room, long most) {
        this.beganAt = beganAt;
        this.room = room;
        this.most = most;
    }

    public synchronized void add(AssistPage page, Instant now) {
        var length = page.weight();
        full |= size + length > most;
        broken = waitingSize + length > room || (broken && !page.begins());
        if (full || broken) {
            return;
        }
        var at = Duration.between(beganAt, now).toMillis();
        waiting.add(new Piece(at, page.begins(), page.ends(), page.data()));
        waitingSize += length;
        size += length;
    }

    /// @return the waiting frames, or null
    synchronized Part take() {
        if (waiting.isEmpty()) {
            return null;
        }
        var part = new Part(parts++, List.copyOf(waiting));
        forget();
        return part;
    }

    /// A part could not be stored, so what follows is usable only from the next full snapshot.
    synchronized void lost() {
        broken = true;
        forget();
    }

    private void forget() {
        waiting = new ArrayList<>();
        waitingSize = 0;
    }
}
