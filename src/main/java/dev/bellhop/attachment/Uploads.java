package dev.bellhop.attachment;

import dev.bellhop.async.LogOnce;
import dev.bellhop.attachment.content.FileKind;
import dev.bellhop.attachment.content.FileName;
import dev.bellhop.attachment.content.ScanResult.Clean;
import dev.bellhop.attachment.content.ScanResult.Infected;
import dev.bellhop.attachment.content.ScanResult.NotChecked;
import dev.bellhop.attachment.content.VirusScanner;
import dev.bellhop.attachment.store.FileStore;
import dev.bellhop.attachment.store.StoreFull;
import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.database.Sql;
import dev.bellhop.security.Caller;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Takes files piece by piece, so that an upload goes on where it was cut. Only who began an upload may go on with it.
/// How much has arrived stands in the database; what the store has beyond that is written again.
@Singleton
public class Uploads {
    private static final int MOST_PIXELS = 20_000;
    private static final String ADD = """
            insert into attachment (id, workspace, owner, name, size, width, height, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String ADVANCE =
            "update attachment set received = ? where workspace = ? and id = ? and received = ?";
    private static final String COMPLETE =
            "update attachment set type = ?, width = ?, height = ? where workspace = ? and id = ? and type is null";
    private static final String DELETE =
            "delete from attachment where workspace = ? and id = ? and owner = ? and conversation is null";

    private final Sql sql;
    private final Attachments attachments;
    private final UploadLimits limits;
    private final FilesConfig config;
    private final FileStore store;
    private final VirusScanner scanner;
    private final Clock clock;
    private final Set<UUID> beingWritten = ConcurrentHashMap.newKeySet();
    private final LogOnce outage = new LogOnce();

    Uploads(
            Sql sql,
            Attachments attachments,
            UploadLimits limits,
            FilesConfig config,
            FileStore store,
            VirusScanner scanner,
            Clock clock) {
        this.sql = sql;
        this.attachments = attachments;
        this.limits = limits;
        this.config = config;
        this.store = store;
        this.scanner = scanner;
        this.clock = clock;
    }

    /// Of one file, in bytes.
    public long largest() {
        return limits.largest();
    }

    /// @param name as the sender's device calls it
    /// @param width of a picture, in pixels, or null; likewise `height`
    public Attachment begin(Caller caller, String name, long size, Integer width, Integer height) {
        limits.take(caller, size);
        var id = Ids.next();
        var isSized = isSide(width) && isSide(height);
        sql.update(
                ADD,
                id,
                caller.workspace(),
                caller.id(),
                FileName.clean(name),
                size,
                isSized ? width : null,
                isSized ? height : null,
                clock.instant().atOffset(ZoneOffset.UTC));
        return own(caller, id);
    }

    private static boolean isSide(Integer pixels) {
        return pixels != null && pixels > 0 && pixels <= MOST_PIXELS;
    }

    /// What the caller has uploaded, or is uploading.
    public Attachment own(Caller caller, UUID id) {
        return attachments
                .find(caller.workspace(), id)
                .filter(one -> one.owner().equals(caller.id()))
                .orElseThrow(() -> Refusal.notFound("file"));
    }

    /// When it is deleted if it is in no message.
    public Instant expiry(Attachment upload) {
        return upload.createdAt().plus(config.unpostedFor());
    }

    /// Adds bytes. Blocks as long as they come.
    ///
    /// @param offset must be where the upload ends
    /// @return how many have arrived
    public long append(Caller caller, UUID id, long offset, InputStream bytes) {
        if (!beingWritten.add(id)) {
            throw Refusal.conflict("Another request is writing this file. Ask how far it is, and go on from there.");
        }
        try {
            // Not before it is ours alone: who wrote it last may just have moved its end.
            var upload = own(caller, id);
            if (offset != upload.received()) {
                throw Refusal.conflict("The upload goes on at " + upload.received() + ", not at " + offset + ".");
            }
            var received = append(upload, bytes);
            outage.isOver();
            return received;
        } catch (StoreFull e) {
            tell("there is no room");
            throw Refusal.unavailable("There is no room for files just now. Try again later.");
        } catch (IOException e) {
            tell(e.getClass().getSimpleName());
            throw Refusal.unavailable("The file could not be stored. Try again in a moment.");
        } finally {
            beingWritten.remove(id);
        }
    }

    private void tell(String reason) {
        if (outage.isNews(reason)) {
            Log.errorf("files cannot be stored, so uploads fail: %s", reason);
        }
    }

    private long append(Attachment upload, InputStream bytes) throws IOException {
        var left = upload.size() - upload.received();
        var received = left == 0 ? upload.received() : store.append(upload.key(), upload.received(), bytes, left);
        if (received == upload.size() && bytes.read() >= 0) {
            throw Refusal.tooLarge("There are more bytes than this upload was announced with.");
        }
        if (sql.update(ADVANCE, received, upload.workspace(), upload.id(), upload.received()) == 0) {
            forgetIfGone(upload);
            throw Refusal.conflict("Another request has written this file. Ask how far it is, and go on from there.");
        }
        if (received == upload.size() && !upload.isComplete()) {
            complete(upload);
        }
        return received;
    }

    private void complete(Attachment upload) throws IOException {
        store.finish(upload.key());
        refusal(upload).ifPresent(why -> {
            delete(upload);
            throw why;
        });
        try (var content = store.read(upload.key())) {
            var kind = FileKind.of(content, upload.name());
            sql.update(
                    COMPLETE,
                    kind.type(),
                    kind.isPicture() ? upload.width() : null,
                    kind.isPicture() ? upload.height() : null,
                    upload.workspace(),
                    upload.id());
        }
        forgetIfGone(upload);
    }

    // Deleted while it was written: what was written after that would be found by nobody.
    private void forgetIfGone(Attachment upload) throws IOException {
        if (attachments.find(upload.workspace(), upload.id()).isEmpty()) {
            store.delete(upload.key());
            throw Refusal.notFound("file");
        }
    }

    private Optional<Refusal> refusal(Attachment upload) throws IOException {
        try (var content = store.read(upload.key())) {
            return switch (scanner.scan(content)) {
                case Clean _ -> Optional.empty();
                case Infected _ -> Optional.of(Refusal.unacceptable("This file holds a virus, so it was not taken."));
                case NotChecked _ when scanner.keepsUnchecked() -> Optional.empty();
                case NotChecked _ ->
                    Optional.of(Refusal.unacceptable(
                            "This file could not be checked for viruses, so it was not taken. Try again later."));
            };
        }
    }

    /// Ends an upload, or takes away what is in no message.
    public void delete(Caller caller, UUID id) {
        // Not what was read of it: a message may take it at the same moment.
        if (!delete(own(caller, id))) {
            throw Refusal.conflict("This file is in a message.");
        }
    }

    private boolean delete(Attachment upload) {
        return sql.update(DELETE, upload.workspace(), upload.id(), upload.owner()) > 0;
    }
}
