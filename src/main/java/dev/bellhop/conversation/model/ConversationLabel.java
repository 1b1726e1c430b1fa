package dev.bellhop.conversation.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A label on a conversation.
@Entity
@Table(name = "conversation_label")
@IdClass(ConversationLabel.Key.class)
public class ConversationLabel extends PanacheEntityBase {
    /// Labels of one conversation.
    public static final int MOST = 20;

    public record Key(UUID conversation, UUID label) implements Serializable {}

    @Id
    public UUID conversation;

    @Id
    public UUID label;

    public UUID workspace;

    public static void add(Conversation conversation, UUID label) {
        var added = new ConversationLabel();
        added.workspace = conversation.workspace;
        added.conversation = conversation.id;
        added.label = label;
        added.persist();
    }

    public static Optional<ConversationLabel> of(Conversation conversation, UUID label) {
        return findByIdOptional(new Key(conversation.id, label));
    }

    /// Without those that are deleted and not taken off yet.
    public static long many(UUID conversation) {
        return count("""
                conversation = ?1 and label in (select l.id from Label l where l.deletedAt is null)
                """, conversation);
    }

    /// Takes all labels off one conversation.
    public static long clear(UUID conversation) {
        return delete("conversation", conversation);
    }

    @RegisterForReflection
    record Bearer(UUID conversation) {}

    /// Some of the conversations with this label, by their ids.
    public static List<UUID> some(UUID label, int most) {
        return find("label = ?1 order by conversation", label)
                .project(Bearer.class)
                .page(Page.ofSize(most))
                .list()
                .stream()
                .map(Bearer::conversation)
                .toList();
    }

    /// Whether at most `most` conversations have this label.
    public static boolean isRare(UUID label, int most) {
        return find("label", label)
                .project(Bearer.class)
                .range(most, most)
                .list()
                .isEmpty();
    }

    public static void remove(UUID label, Collection<UUID> conversations) {
        delete("label = ?1 and conversation in ?2", label, conversations);
    }

    @RegisterForReflection
    record Name(UUID conversation, String label) {}

    /// The names of their labels, by conversation.
    public static Map<UUID, List<String>> names(Collection<UUID> conversations) {
        return getEntityManager()
                .createQuery("""
                        select new dev.bellhop.conversation.model.ConversationLabel$Name(k.conversation, l.name)
                        from ConversationLabel k join Label l on l.id = k.label
                        where k.conversation in :conversations and l.deletedAt is null order by l.folded
                        """, Name.class)
                .setParameter("conversations", conversations)
                .setMaxResults(MOST * conversations.size())
                .getResultStream()
                .collect(groupingBy(Name::conversation, mapping(Name::label, toList())));
    }
}
