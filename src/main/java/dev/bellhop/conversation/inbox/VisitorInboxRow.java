package dev.bellhop.conversation.inbox;

import dev.bellhop.conversation.inbox.Inbox.Row;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.presence.Presence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// A conversation in a visitor's list, read by plain SQL.
record VisitorInboxRow(Conversation conversation, String visitorName, String assigneeName, Message last) {
    /// For `Sql`: (workspaces, visitors, limit per visitor), newest first.
    static final String QUERY = """
            select c.workspace, c.visitor, c.id, c.site, c.status, c.assignee, c.head, c.visitor_read, c.agent_read,
                c.unread_by_visitor, c.created_at, c.updated_at, v.name, a.name,
                m.seq, m.author_kind, m.author, m.author_name, left(m.body, 200), m.at, m.files
            from unnest(?::uuid[], ?::uuid[]) as w (workspace, visitor)
            cross join lateral (
                select * from conversation where workspace = w.workspace and visitor = w.visitor
                order by listed_at desc, id desc limit ?) as c
            join visitor v on v.id = c.visitor
            left join agent a on a.id = c.assignee
            left join message m on m.conversation = c.id and m.seq = c.last_seq
            order by c.updated_at desc, c.id desc
            """;

    static VisitorInboxRow read(ResultSet row) throws SQLException {
        var conversation = new Conversation();
        conversation.workspace = row.getObject(1, UUID.class);
        conversation.visitor = row.getObject(2, UUID.class);
        conversation.id = row.getObject(3, UUID.class);
        conversation.site = row.getObject(4, UUID.class);
        conversation.status = row.getString(5);
        conversation.assignee = row.getObject(6, UUID.class);
        conversation.head = row.getLong(7);
        conversation.visitorRead = row.getLong(8);
        conversation.agentRead = row.getLong(9);
        conversation.unreadByVisitor = row.getInt(10);
        conversation.createdAt = instant(row, 11);
        conversation.updatedAt = instant(row, 12);
        return new VisitorInboxRow(conversation, row.getString(13), row.getString(14), last(row));
    }

    // Null if there is no message yet, or it is being erased.
    private static Message last(ResultSet row) throws SQLException {
        var body = row.getString(19);
        var files = row.getString(21);
        if (body == null && files == null) {
            return null;
        }
        var message = new Message();
        message.seq = row.getLong(15);
        message.authorKind = row.getString(16);
        message.author = row.getObject(17, UUID.class);
        message.authorName = row.getString(18);
        message.body = body;
        message.at = instant(row, 20);
        message.files = files;
        return message;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    Row shown(Presence presence) {
        var online = presence.online(conversation.workspace, conversation.visitor);
        return new Row(conversation, visitorName, assigneeName, last, online, List.of());
    }
}
