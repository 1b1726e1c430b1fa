package dev.bellhop.attachment;

import dev.bellhop.async.LogOnce;
import dev.bellhop.attachment.store.FileKey;
import dev.bellhop.attachment.store.FileStore;
import dev.bellhop.database.Sql;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// Deletes from the store what the database has forgotten (a trigger notes each row that is deleted), and forgets what
/// was uploaded and never posted. Replicas that do it at once harm nothing.
@Singleton
class FileRemovals {
    private static final int BATCH = 100;
    private static final String EXPIRED = """
            delete from attachment where id in (
                select id from attachment where conversation is null and created_at < ? limit ?)
            """;
    private static final String NOTED = "select folder, id from file_removal where id > ? order by id limit ?";
    private static final String DONE = "delete from file_removal where id = ?";

    private final Sql sql;
    private final FileStore store;
    private final FilesConfig config;
    private final Clock clock;
    private final LogOnce outage = new LogOnce();

    FileRemovals(Sql sql, FileStore store, FilesConfig config, Clock clock) {
        this.sql = sql;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${bellhop.files.sweep:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            var time = clock.instant().minus(config.unpostedFor()).atOffset(ZoneOffset.UTC);
            int expired;
            do {
                expired = sql.update(EXPIRED, time, BATCH);
            } while (expired == BATCH);
            List<FileKey> noted;
            var from = new UUID(0, 0);
            do {
                noted = sql.list(NOTED, FileRemovals::key, from, BATCH);
                noted.forEach(this::remove);
                from = noted.isEmpty() ? from : noted.getLast().attachment();
            } while (noted.size() == BATCH);
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    private static FileKey key(ResultSet row) throws SQLException {
        return new FileKey(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
    }

    // One that cannot be deleted keeps none of the others.
    private void remove(FileKey key) {
        try {
            store.delete(key);
            sql.update(DONE, key.attachment());
            outage.isOver();
        } catch (IOException e) {
            tell(e);
        }
    }

    private void tell(Exception e) {
        var reason = e.getClass().getSimpleName();
        if (outage.isNews(reason)) {
            Log.warnf("files that are not needed any more could not be deleted: %s; it is tried again", reason);
        }
    }
}
