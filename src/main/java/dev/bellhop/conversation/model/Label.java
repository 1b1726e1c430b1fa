package dev.bellhop.conversation.model;

import dev.bellhop.common.Ids;
import dev.bellhop.protocol.LabelView;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A label of a workspace. Two names that differ in case only are the same.
@Entity
public class Label extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;
    public String name;

    /// The name as it is compared.
    public String folded;

    /// The wire name of a [LabelView.Colour].
    public String colour;

    @Column(name = "created_at")
    public Instant createdAt;

    /// From then on nobody sees it. A job takes it off its conversations.
    @Column(name = "deleted_at")
    public Instant deletedAt;

    public static Label create(UUID workspace, String name, LabelView.Colour colour, Instant now) {
        var label = new Label();
        label.id = Ids.next();
        label.workspace = workspace;
        label.colour = colour.wireName();
        label.createdAt = now;
        label.rename(name);
        label.persist();
        return label;
    }

    public void rename(String newName) {
        name = newName;
        folded = fold(newName);
    }

    /// Upper case first, so that `ß` and `SS` are one.
    public static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    public LabelView view() {
        return new LabelView(id, name, LabelView.Colour.of(colour));
    }

    public static Optional<Label> byId(UUID workspace, UUID id) {
        return find("workspace = ?1 and id = ?2 and deletedAt is null", workspace, id)
                .firstResultOptional();
    }

    /// Also keeps it from being deleted until the transaction ends.
    public static Optional<Label> held(UUID workspace, UUID id) {
        return Label.<Label>find("workspace = ?1 and id = ?2 and deletedAt is null", workspace, id)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResultOptional();
    }

    public static Optional<Label> byName(UUID workspace, String name) {
        return find("workspace = ?1 and folded = ?2 and deletedAt is null", workspace, fold(name))
                .firstResultOptional();
    }

    public static long many(UUID workspace) {
        return count("workspace = ?1 and deletedAt is null", workspace);
    }

    /// The next page, oldest first.
    public static List<Label> page(UUID workspace, UUID after, int limit) {
        return Label.<Label>find("workspace = ?1 and id > ?2 and deletedAt is null order by id", workspace, after)
                .page(Page.ofSize(limit))
                .list();
    }

    /// Those of them that are not deleted, in the order in which they are shown.
    public static List<Label> of(UUID workspace, Collection<UUID> ids) {
        return Label.<Label>find("workspace = ?1 and id in ?2 and deletedAt is null order by folded", workspace, ids)
                .page(Page.ofSize(ids.size()))
                .list();
    }

    /// Any one, at random: one that cannot be finished must not block the others.
    public static Optional<Label> anyDeleted() {
        return find("deletedAt is not null order by random()").firstResultOptional();
    }
}
