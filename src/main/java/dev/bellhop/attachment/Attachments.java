package dev.bellhop.attachment;

import static java.util.stream.Collectors.toMap;

import dev.bellhop.common.Refusal;
import dev.bellhop.database.Sql;
import dev.bellhop.protocol.FileView;
import dev.bellhop.visitor.Visitors;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The files that were uploaded, and in which message each stands. Whoever deletes a row deletes the file: see
/// [FileRemovals].
@Singleton
public class Attachments {
    private static final String FIND =
            "select " + Attachment.COLUMNS + " from attachment where workspace = ? and id = ?";
    private static final String LINKED = "select " + Attachment.COLUMNS + " from attachment where id = ?";
    private static final String POST = """
            update attachment set conversation = ?, seq = ?
            where workspace = ? and owner = ? and id = any (?) and conversation is null and type is not null
            returning %s
            """.formatted(Attachment.COLUMNS);
    private static final String FORGET = "delete from attachment where conversation = ? and seq > ? and seq <= ?";
    private static final String FORGET_UNPOSTED = """
            delete from attachment where id in (
                select id from attachment where workspace = ? and owner = ? and conversation is null limit ?)
            """;
    private static final String MOVE = "update attachment set owner = ? where workspace = ? and owner = ?";
    private static final String OF_OWNER = "select " + Attachment.COLUMNS
            + " from attachment where workspace = ? and owner = ? and id > ? order by id limit ?";

    private final Sql sql;

    Attachments(Sql sql) {
        this.sql = sql;
    }

    public Optional<Attachment> find(UUID workspace, UUID id) {
        return sql.list(FIND, Attachment::read, workspace, id).stream().findFirst();
    }

    /// Whosever it is: for who has a link.
    Optional<Attachment> find(UUID id) {
        return sql.list(LINKED, Attachment::read, id).stream().findFirst();
    }

    /// Puts files into a message, in the caller's transaction.
    ///
    /// @param owner who has uploaded them
    /// @return as the message shows them, in the order of the ids
    public List<FileView> post(UUID workspace, UUID owner, UUID conversation, long seq, List<UUID> ids) {
        var posted =
                sql.list(POST, Attachment::read, conversation, seq, workspace, owner, ids.toArray(UUID[]::new)).stream()
                        .collect(toMap(Attachment::id, Attachment::view));
        if (posted.size() < ids.size()) {
            throw Refusal.malformed("A file of this message is not here, not complete, or already in another message."
                    + " Attach it again.");
        }
        return ids.stream().map(posted::get).toList();
    }

    /// Deletes the files of the entries after `from` up to `to`, in the caller's transaction.
    public void forget(UUID conversation, long from, long to) {
        sql.update(FORGET, conversation, from, to);
    }

    /// Deletes files of an owner that are in no message.
    ///
    /// @return how many
    long forgetUnposted(UUID workspace, UUID owner, int most) {
        return sql.update(FORGET_UNPOSTED, workspace, owner, most);
    }

    /// In the order of their ids.
    List<Attachment> of(UUID workspace, UUID owner, UUID after, int most) {
        return sql.list(OF_OWNER, Attachment::read, workspace, owner, after, most);
    }

    void merged(@Observes Visitors.Merged merged) {
        sql.update(MOVE, merged.into(), merged.workspace(), merged.from());
    }
}
