package dev.bellhop.conversation;

import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
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
import java.util.UUID;

/// One entry of a conversation's log. Read by (conversation, seq) only, so that the table can be partitioned.
@Entity
@IdClass(Message.Key.class)
public class Message extends PanacheEntityBase {
    public record Key(UUID conversation, long seq) implements Serializable {}

    @Id
    public UUID conversation;

    @Id
    public long seq;

    public UUID workspace;
    public String kind;

    @Column(name = "author_kind")
    public String authorKind;

    public UUID author;

    /// As it was when this was said.
    @Column(name = "author_name")
    public String authorName;

    public String ref;
    public String body;
    public String event;

    @Column(name = "event_person")
    public UUID eventPerson;

    @Column(name = "event_person_name")
    public String eventPersonName;

    @Column(name = "event_value")
    public String eventValue;

    public Instant at;

    static Message of(UUID workspace, MessageView view) {
        var message = new Message();
        message.workspace = workspace;
        message.conversation = view.conversation();
        message.seq = view.seq();
        message.kind = view.kind().word();
        message.authorKind = view.author().kind().word();
        message.author = view.author().id();
        message.authorName = view.author().name();
        message.ref = view.ref();
        message.body = view.body();
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

    MessageView view() {
        return new MessageView(
                conversation, seq, MessageView.Kind.of(kind), authorPerson(), body, eventView(), ref, at);
    }

    Person authorPerson() {
        return new Person(Person.Kind.of(authorKind), author, authorName);
    }

    private MessageView.Event eventView() {
        if (event == null) {
            return null;
        }
        var person = eventPerson == null ? null : new Person(Person.Kind.AGENT, eventPerson, eventPersonName);
        return new MessageView.Event(event, person, eventValue);
    }

    static List<Message> after(UUID conversation, long seq, int limit) {
        return Message.<Message>find("conversation = ?1 and seq > ?2 order by seq", conversation, seq)
                .page(Page.ofSize(limit))
                .list();
    }

    /// For [Sql]: (conversation, after, limit), read by [#view(ResultSet)].
    static final String RANGE = """
            select conversation, seq, kind, author_kind, author, author_name, ref, body,
                event, event_person, event_person_name, event_value, at
            from message where conversation = ? and seq > ? order by seq limit ?
            """;

    static MessageView view(ResultSet row) throws SQLException {
        var message = new Message();
        message.conversation = row.getObject(1, UUID.class);
        message.seq = row.getLong(2);
        message.kind = row.getString(3);
        message.authorKind = row.getString(4);
        message.author = row.getObject(5, UUID.class);
        message.authorName = row.getString(6);
        message.ref = row.getString(7);
        message.body = row.getString(8);
        message.event = row.getString(9);
        message.eventPerson = row.getObject(10, UUID.class);
        message.eventPersonName = row.getString(11);
        message.eventValue = row.getString(12);
        message.at = row.getObject(13, OffsetDateTime.class).toInstant();
        return message.view();
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

    /// In ascending order, as everywhere: the nearest `limit` entries before `seq`.
    static List<Message> before(UUID conversation, long seq, int limit) {
        return Message.<Message>find("conversation = ?1 and seq < ?2 order by seq desc", conversation, seq)
                .page(Page.ofSize(limit))
                .list()
                .reversed();
    }
}
