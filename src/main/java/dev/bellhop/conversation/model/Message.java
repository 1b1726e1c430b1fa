package dev.bellhop.conversation.model;

import dev.bellhop.protocol.FileView;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import dev.bellhop.visitor.Visitor;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An entry of a conversation's log. Always read by (conversation, seq), so that the table can be partitioned.
@Entity
@IdClass(Message.Key.class)
public class Message extends PanacheEntityBase {
    /// Events that hold or name what was said.
    private static final String TOLD = "('rated', 'edited', 'note_edited', 'deleted', 'note_deleted')";

    public record Key(UUID conversation, long seq) implements Serializable {}

    @Id
    public UUID conversation;

    @Id
    public long seq;

    public UUID workspace;

    @Column(columnDefinition = "message_kind")
    public String kind;

    @Column(name = "author_kind", columnDefinition = "message_author_kind")
    public String authorKind;

    public UUID author;

    /// The author's name at that time.
    @Column(name = "author_name")
    public String authorName;

    public String ref;
    public String body;

    /// As [FileView#text] writes them.
    public String files;

    public String event;

    @Column(name = "event_person")
    public UUID eventPerson;

    @Column(name = "event_person_name")
    public String eventPersonName;

    @Column(name = "event_value")
    public String eventValue;

    public Instant at;

    @Column(name = "edited_at")
    public Instant editedAt;

    /// How often its author has corrected it.
    public short edits;

    /// The `seq` of the last entry that tells of a correction, which has the text.
    @Column(name = "last_edit")
    public Long lastEdit;

    /// Set when its author took it back: it has neither body nor files since.
    @Column(name = "deleted_at")
    public Instant deletedAt;

    public static Message of(UUID workspace, MessageView view) {
        var message = new Message();
        message.workspace = workspace;
        message.conversation = view.conversation();
        message.seq = view.seq();
        message.kind = view.kind().wireName();
        message.authorKind = view.author().kind().wireName();
        message.author = view.author().id();
        message.authorName = view.author().name();
        message.ref = view.ref();
        message.body = view.body();
        message.files = FileView.text(view.files());
        message.at = view.at();
        if (view.event() != null) {
            message.event = view.event().name();
            message.eventValue = view.event().value();
            message.takeEventPerson(view.event().person());
        }
        return message;
    }

    private void takeEventPerson(Person person) {
        if (person != null) {
            eventPerson = person.id();
            eventPersonName = person.name();
        }
    }

    public MessageView view() {
        if (kind.equals(MessageView.Kind.HIDDEN.wireName())) {
            return MessageView.hidden(conversation, seq);
        }
        return new MessageView(
                conversation,
                seq,
                MessageView.Kind.of(kind),
                authorPerson(),
                body,
                FileView.read(files),
                eventView(),
                ref,
                at,
                editedAt,
                deletedAt);
    }

    /// In their order.
    public List<UUID> fileIds() {
        return files == null
                ? List.of()
                : FileView.read(files).stream().map(FileView::id).toList();
    }

    public Person authorPerson() {
        return new Person(Person.Kind.of(authorKind), author, authorName);
    }

    private MessageView.Event eventView() {
        if (event == null) {
            return null;
        }
        var person = eventPerson == null ? null : new Person(Person.Kind.AGENT, eventPerson, eventPersonName);
        return new MessageView.Event(event, person, eventValue);
    }

    /// The message that this author sent under this `ref`, if any.
    public static Optional<Message> sent(UUID conversation, UUID author, String ref) {
        return ref == null
                ? Optional.empty()
                : find("conversation = ?1 and author = ?2 and ref = ?3", conversation, author, ref)
                        .firstResultOptional();
    }

    /// The newest entry `resolved`.
    public static Optional<Long> resolution(UUID conversation) {
        return Message.<Message>find("conversation = ?1 and event = 'resolved' order by seq desc", conversation)
                .range(0, 0)
                .firstResultOptional()
                .map(message -> message.seq);
    }

    /// Whether both the visitor and an agent have written.
    public static boolean hasTextsOfBoth(UUID conversation) {
        return hasText(conversation, Person.Kind.VISITOR) && hasText(conversation, Person.Kind.AGENT);
    }

    private static boolean hasText(UUID conversation, Person.Kind author) {
        return find("conversation = ?1 and kind = 'text' and authorKind = ?2", conversation, author.wireName())
                .range(0, 0)
                .firstResultOptional()
                .isPresent();
    }

    /// For [Sql]: see [#pages].
    public static final String PAGES_AFTER = pages("seq > w.at", "seq");

    public static final String PAGES_BEFORE = pages("seq < w.at", "seq desc");

    /// Reads pages of logs, each bounded in entries and in bytes, with one entry at least. Takes the arrays
    /// workspace, conversation, position and entries, and the bytes; a row is read by [#view(ResultSet)]. Its
    /// second column says whether the log goes on behind the entry.
    private static String pages(String side, String order) {
        return """
                select w.n, m.* from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::int[])
                    with ordinality as w (workspace, conversation, at, most, n)
                cross join lateral (
                    select more, conversation, seq, kind, author_kind, author, author_name, ref, body,
                        event, event_person, event_person_name, event_value, at, files, edited_at, deleted_at
                    from (
                        select *, row_number() over so_far as place, sum(size) over so_far - size as bytes_before,
                            row_number() over so_far < count(*) over () as more
                        from (
                            select *, coalesce(octet_length(body), 0) + coalesce(octet_length(ref), 0)
                                    + coalesce(octet_length(files), 0)
                                    + coalesce(octet_length(author_name), 0) as size
                                from message
                                where conversation = w.conversation and workspace = w.workspace and %1$s
                                order by %2$s limit w.most + 1) as wanted
                        window so_far as (order by %2$s)) as counted
                    where place <= w.most and bytes_before < ?) as m
                order by w.n, m.seq
                """.formatted(side, order);
    }

    /// For [Sql]: (workspace, conversations, seqs): these entries, read by [#view(ResultSet)].
    static final String EXACT = """
            select w.n, false, conversation, seq, kind, author_kind, author, author_name, ref, body,
                event, event_person, event_person_name, event_value, at, files, edited_at, deleted_at
            from unnest(?::uuid[], ?::bigint[]) with ordinality as w (c, s, n)
            join message m on m.conversation = w.c and m.seq = w.s and m.workspace = ?
            order by w.n
            """;

    static MessageView view(ResultSet row) throws SQLException {
        var message = new Message();
        message.conversation = row.getObject(3, UUID.class);
        message.seq = row.getLong(4);
        message.kind = row.getString(5);
        message.authorKind = row.getString(6);
        message.author = row.getObject(7, UUID.class);
        message.authorName = row.getString(8);
        message.ref = row.getString(9);
        message.body = row.getString(10);
        message.event = row.getString(11);
        message.eventPerson = row.getObject(12, UUID.class);
        message.eventPersonName = row.getString(13);
        message.eventValue = row.getString(14);
        message.at = time(row, 15);
        message.files = row.getString(16);
        message.editedAt = time(row, 17);
        message.deletedAt = time(row, 18);
        return message.view();
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /// It says something else now, of which the entry `seq` tells.
    public void takeEdit(long seq) {
        forgetEdit();
        lastEdit = seq;
        edits++;
    }

    /// Forgets what the message was corrected to before: only what it says now is kept.
    public void forgetEdit() {
        if (lastEdit != null) {
            update("body = null where conversation = ?1 and seq = ?2", conversation, lastEdit);
            lastEdit = null;
        }
    }

    /// The newest public text that was not deleted.
    public static Optional<Long> newestText(UUID conversation) {
        return Message.<Message>find(
                        "conversation = ?1 and kind = 'text' and deletedAt is null order by seq desc", conversation)
                .range(0, 0)
                .firstResultOptional()
                .map(message -> message.seq);
    }

    /// Erases content and visitor from the entries after `from` up to `to`. Of ratings and corrections nothing stays.
    ///
    /// @return the number of entries erased
    public static long empty(UUID conversation, long from, long to) {
        return update("""
                kind = case when kind = 'event' and event not in %1$s then kind else 'hidden' end,
                event = case when event in %1$s then null else event end, body = null, files = null, ref = null,
                editedAt = null, deletedAt = null,
                eventValue = case when authorKind = 'visitor' or event in ('labelled', 'unlabelled') then null
                    else eventValue end,
                author = case when authorKind = 'visitor' then null else author end,
                authorName = case when authorKind = 'visitor' then ?4 else authorName end
                where conversation = ?1 and seq > ?2 and seq <= ?3
                and (kind <> 'event' or authorKind = 'visitor' or event in ('labelled', 'unlabelled') or event in %1$s)
                """.formatted(TOLD), conversation, from, to, Visitor.ERASED);
    }

    static List<Message> newest(Collection<UUID> conversations) {
        return getEntityManager()
                .createQuery("""
                        select m from Message m join Conversation c on c.id = m.conversation and c.head = m.seq
                        where c.id in :conversations
                        """, Message.class)
                .setParameter("conversations", conversations)
                .getResultList();
    }

    /// Moves an author's messages to another author, with their refs, so that repeating them stores nothing (G2).
    public static void move(Collection<UUID> conversations, UUID from, UUID into) {
        update("author = ?1 where author = ?2 and conversation in ?3", into, from, conversations);
    }
}
