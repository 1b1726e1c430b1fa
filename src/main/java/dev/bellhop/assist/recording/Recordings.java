package dev.bellhop.assist.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellhop.assist.model.AssistConfig;
import dev.bellhop.assist.model.AssistRequest;
import dev.bellhop.assist.model.AssistSession;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.ratelimit.RateLimit;
import dev.bellhop.ratelimit.TokenBuckets;
import dev.bellhop.security.Caller;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Stores recordings of assist sessions, if the site wants it and the visitor was told.
@ApplicationScoped
public class Recordings {
    private static final int BATCH = 100;

    /// Parts that are compressed and stored at once. The others wait in turn, so that many recordings neither take the
    /// cores nor the database's connections from messages.
    private static final int AT_ONCE = 2;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final TokenBuckets<UUID> ofVisitors;
    private final TokenBuckets<UUID> ofSites;
    private final ObjectMapper json;
    private final Audit audit;
    private final Clock clock;

    Recordings(AssistConfig config, ObjectMapper json, Audit audit, Clock clock) {
        this.ofVisitors = new TokenBuckets<>(perDay(config.visitorRecordedPerDay()));
        this.ofSites = new TokenBuckets<>(perDay(config.siteRecordedPerDay()));
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    private static RateLimit perDay(MemorySize bytes) {
        return new RateLimit(bytes.asLongValue(), Duration.ofDays(1));
    }

    /// Stores one part of the waiting frames. Frames that cannot be stored are lost, with a log line.
    ///
    /// @param until when it is deleted
    public void store(AssistRequest of, Recorder recorder, Instant until) {
        storeNext(of, recorder, until);
    }

    /// Stores the whole parts of a recorder that was [claimed][Recorder#claim], one after the other.
    public void storeWhole(AssistRequest of, Recorder recorder, Instant until) {
        do {
            storeNext(of, recorder, until);
        } while (!recorder.isStored());
    }

    /// Stores all that waits of a session that has ended; when it returns, all taken before are stored too, so that the
    /// session is known as recorded.
    public void storeLast(AssistRequest of, Recorder recorder, Instant until) {
        try {
            while (storeNext(of, recorder, until)) {}
        } finally {
            recorder.close();
        }
    }

    /// @return false if nothing waited
    private boolean storeNext(AssistRequest of, Recorder recorder, Instant until) {
        recorder.storing.lock();
        try {
            var part = recorder.take();
            if (part != null) {
                store(of, recorder, part, until);
            }
            return part != null;
        } finally {
            recorder.storing.unlock();
        }
    }

    private void store(AssistRequest of, Recorder recorder, Recorder.Part part, Instant until) {
        turns.acquireUninterruptibly();
        try {
            var data = compressed(part);
            if (isTooMuch(of, data.length)) {
                recorder.close();
                return;
            }
            QuarkusTransaction.requiringNew().run(() -> store(of.id(), part.nr(), data, until));
        } catch (RuntimeException e) {
            recorder.lost();
            Log.warnf(
                    "a part of a recording could not be stored: %s",
                    e.getClass().getSimpleName());
        } finally {
            turns.release();
            recorder.released(part);
        }
    }

    private boolean isTooMuch(AssistRequest of, int bytes) {
        return !ofVisitors.take(of.visitor(), bytes).isConsumed()
                || !ofSites.take(of.site(), bytes).isConsumed();
    }

    private static void store(UUID session, int nr, byte[] data, Instant until) {
        AssistSession.held(session).ifPresent(row -> {
            row.recordedUntil = row.recordedUntil == null ? until : row.recordedUntil;
            RecordingPart.of(row, nr, data).persist();
        });
    }

    private byte[] compressed(Recorder.Part part) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            for (var piece : part.pieces()) {
                zip.write(json.writeValueAsString(piece).getBytes(StandardCharsets.UTF_8));
                zip.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Audits the viewing before anything is shown.
    @Transactional
    public void checkRead(Caller.Staff by, UUID id) {
        var session = find(by, id);
        audit.note(by, AuditAction.RECORDING_READ, new Audit.Thing(session.conversation, null), null);
    }

    /// Streams part by part, so that a long recording takes no more memory than a short one.
    public void write(UUID workspace, UUID id, OutputStream out) throws IOException {
        for (var nr = -1; ; ) {
            var after = nr;
            var part = QuarkusTransaction.requiringNew()
                    .call(() -> RecordingPart.after(workspace, id, after))
                    .orElse(null);
            if (part == null) {
                return;
            }
            try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(part.data))) {
                unzipped.transferTo(out);
            }
            nr = part.nr;
        }
    }

    @Transactional
    public void delete(Caller.Staff by, UUID id) {
        var session = AssistSession.byId(by.workspace(), id).orElseThrow(() -> Refusal.notFound("assist session"));
        if (session.recordedUntil == null) {
            return;
        }
        if (session.endedAt == null) {
            throw Refusal.conflict("It is still being recorded. Stop the assist session first.");
        }
        forget(session);
        audit.note(by, AuditAction.RECORDING_DELETED, new Audit.Thing(session.conversation, null), null);
    }

    private static AssistSession find(Caller.Staff by, UUID id) {
        return AssistSession.byId(by.workspace(), id)
                .filter(session -> session.recordedUntil != null)
                .orElseThrow(() -> Refusal.notFound("recording"));
    }

    private static void forget(AssistSession session) {
        RecordingPart.forget(session.id);
        session.recordedUntil = null;
    }

    /// Deletes expired recordings, one per transaction, so that others are not held up.
    public void forgetOld() {
        var now = clock.instant();
        for (var ids = AssistSession.recordedBefore(now, BATCH); !ids.isEmpty(); ) {
            ids.forEach(id -> QuarkusTransaction.requiringNew()
                    .run(() -> AssistSession.held(id).ifPresent(Recordings::forget)));
            ids = AssistSession.recordedBefore(now, BATCH);
        }
    }
}
