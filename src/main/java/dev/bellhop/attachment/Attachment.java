package dev.bellhop.attachment;

import dev.bellhop.attachment.store.FileKey;
import dev.bellhop.protocol.FileView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file as the database knows it.
///
/// @param owner who uploaded it: a visitor, an agent or a key
/// @param received bytes that have arrived
/// @param type null until all has arrived and was looked at
/// @param conversation null until it is posted; likewise `seq`
public record Attachment(
        UUID id,
        UUID workspace,
        UUID owner,
        String name,
        long size,
        long received,
        @Nullable String type,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable UUID conversation,
        @Nullable Long seq,
        Instant createdAt) {
    static final String COLUMNS =
            "id, workspace, owner, name, size, received, type, width, height, conversation, seq, created_at";

    static Attachment read(ResultSet row) throws SQLException {
        return new Attachment(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getString(7),
                row.getObject(8, Integer.class),
                row.getObject(9, Integer.class),
                row.getObject(10, UUID.class),
                row.getObject(11, Long.class),
                row.getObject(12, OffsetDateTime.class).toInstant());
    }

    /// Whether it can be posted and fetched.
    public boolean isComplete() {
        return type != null;
    }

    public boolean isPosted() {
        return conversation != null;
    }

    FileKey key() {
        return new FileKey(workspace, id);
    }

    FileView view() {
        return new FileView(id, name, size, type, width, height);
    }
}
