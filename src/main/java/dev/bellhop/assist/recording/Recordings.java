package dev.bellhop.assist.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellhop.assist.model.AssistSession;
import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Stores recordings of assist sessions, if the site wants it and the visitor was told.
@ApplicationScoped
public class Recordings {
    private static final int BATCH = 100;
    private final ObjectMapper json;
    private final Audit audit;
    private final Clock clock;

    Recordings(ObjectMapper json, Audit audit, Clock clock) {
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /// Stores the waiting frames; when it returns, all taken before are stored too, so that a session which ends
    /// afterwards is known as recorded. Frames that cannot be stored are lost, with a log line.
    ///
    /// @param until when it is deleted
    public void store(UUID session, Recorder recorder, Instant until) {
        recorder.storing.lock();
        try {
            var part = recorder.take();
            if (part != null) {
                var data = compressed(part);
                QuarkusTransaction.requiringNew().run(() -> store(session, part.nr(), data, until));
            }
        } catch (RuntimeException e) {
            recorder.lost();
            Log.warnf(
                    "a part of a recording could not be stored: %s",
                    e.getClass().getSimpleName());
        } finally {
            recorder.storing.unlock();
        }
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
