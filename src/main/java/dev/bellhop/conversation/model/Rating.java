package dev.bellhop.conversation.model;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a visitor answered when a conversation was resolved.
@Entity
@IdClass(Rating.Key.class)
public class Rating extends PanacheEntityBase {
    public record Key(UUID conversation, long resolution) implements Serializable {}

    @Id
    public UUID conversation;

    /// The `seq` of the entry `resolved` that it answers.
    @Id
    public long resolution;

    public UUID workspace;
    public short score;
    public String comment;

    /// Who was responsible then; null: nobody.
    public UUID agent;

    public Instant at;

    /// @param comment null without one
    public static void add(Conversation conversation, long resolution, int score, String comment, Instant now) {
        var rating = new Rating();
        rating.workspace = conversation.workspace;
        rating.conversation = conversation.id;
        rating.resolution = resolution;
        rating.score = (short) score;
        rating.comment = comment;
        rating.agent = conversation.assignee;
        rating.at = now;
        rating.persist();
    }

    private static final String VIEWS = """
            select new dev.bellhop.conversation.model.RatingView(
                r.resolution, r.score, r.comment, r.agent, a.name, r.at)
            from Rating r left join Agent a on a.id = r.agent
            where r.conversation = :conversation and r.resolution <= :newest order by r.resolution desc
            """;

    public static Optional<RatingView> of(UUID conversation, long resolution) {
        return views(conversation, resolution, 1).stream()
                .filter(rating -> rating.resolution() == resolution)
                .findFirst();
    }

    /// The newest ones, newest first.
    public static List<RatingView> newest(UUID conversation, int limit) {
        return views(conversation, Long.MAX_VALUE, limit);
    }

    private static List<RatingView> views(UUID conversation, long newest, int limit) {
        return getEntityManager()
                .createQuery(VIEWS, RatingView.class)
                .setParameter("conversation", conversation)
                .setParameter("newest", newest)
                .setMaxResults(limit)
                .getResultList();
    }

    /// Removes those of one conversation.
    public static long clear(UUID conversation) {
        return delete("conversation", conversation);
    }
}
