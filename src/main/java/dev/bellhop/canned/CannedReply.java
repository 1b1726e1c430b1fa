package dev.bellhop.canned;

import dev.bellhop.database.BytePage;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A text that agents write often and insert by its shortcut.
@Entity
@Table(name = "canned_reply")
public class CannedReply extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;

    /// The agent whose own it is; null if it is everyone's.
    public UUID owner;

    /// In lower case.
    public String shortcut;

    public String name;
    public String body;

    /// BCP 47; null for any.
    public String language;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    ReplyScope scope() {
        return owner == null ? ReplyScope.EVERYONE : ReplyScope.PERSONAL;
    }

    ReplyKey key() {
        return new ReplyKey(owner, shortcut, language);
    }

    /// Everyone's, or the caller's own.
    static Optional<CannedReply> byId(UUID workspace, UUID caller, UUID id) {
        return find("workspace = ?1 and id = ?2 and (owner is null or owner = ?3)", workspace, id, caller)
                .firstResultOptional();
    }

    /// @param but the id of a reply that does not count
    static boolean isTaken(UUID workspace, ReplyKey key, UUID but) {
        var parameters =
                new HashMap<String, Object>(Map.of("workspace", workspace, "shortcut", key.shortcut(), "but", but));
        var where = "workspace = :workspace and shortcut = :shortcut and id <> :but"
                + equal("owner", key.owner(), parameters)
                + equal("language", key.language(), parameters);
        return count(where, parameters) > 0;
    }

    private static String equal(String field, Object value, Map<String, Object> parameters) {
        if (value == null) {
            return " and " + field + " is null";
        }
        parameters.put(field, value);
        return " and " + field + " = :" + field;
    }

    /// All of one owner, who has at most `most`.
    ///
    /// @param owner null for everyone's
    static List<CannedReply> of(UUID workspace, UUID owner, int most) {
        var parameters = new HashMap<String, Object>(Map.of("workspace", workspace));
        var where = "workspace = :workspace" + equal("owner", owner, parameters);
        return CannedReply.<CannedReply>find(where, parameters)
                .page(Page.ofSize(most))
                .list();
    }

    /// How many there are, and their bytes.
    record Held(long replies, long bytes) {}

    /// @param owner null for everyone's
    static Held held(UUID workspace, UUID owner) {
        var query = getEntityManager()
                .createNativeQuery(
                        "select count(*), coalesce(sum(size), 0) from canned_reply where workspace = :workspace and "
                                + (owner == null ? "owner is null" : "owner = :owner"),
                        Object[].class)
                .setParameter("workspace", workspace);
        var row = (Object[]) (owner == null ? query : query.setParameter("owner", owner)).getSingleResult();
        return new Held(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    /// A reply may have 40 KB.
    private static final String SIZES = """
            select id, size from canned_reply where workspace = :workspace and (owner is null or owner = :caller)""";

    /// @param more whether there are others behind them
    record Some(List<CannedReply> replies, boolean more) {}

    /// The next page of everyone's and the caller's own, oldest first, which ends at about so many bytes.
    static Some page(UUID workspace, UUID caller, ReplyFilter filter, UUID after, int limit, int bytes) {
        var parameters = new HashMap<String, Object>(Map.of("workspace", workspace, "caller", caller));
        var rows = SIZES + filter.where(parameters);
        var page = BytePage.of(getEntityManager(), rows, parameters, after, limit, bytes);
        var replies = CannedReply.<CannedReply>find("workspace = ?1 and id in ?2 order by id", workspace, page.ids())
                .page(Page.ofSize(limit))
                .list();
        return new Some(replies, page.more());
    }

    static void forgetOf(UUID workspace, UUID owner) {
        delete("workspace = ?1 and owner = ?2", workspace, owner);
    }
}
