package dev.bellhop.conversation.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/// Tells other systems what has changed since they asked last, and skips nothing: changes are told in the order of
/// their transactions' numbers, and not before every transaction with a lower number has ended.
@ApplicationScoped
public class ConversationChanges {
    /// @param next never null: where to go on, now or later
    public record Page(List<Inbox.Row> rows, ChangeToken next) {}

    /// A row of [#PAGE].
    ///
    /// @param id null if nothing has changed within its reach
    private record Found(UUID id, long change, long oldest, Long reach) {
        static Found read(Object[] row) {
            return new Found((UUID) row[0], row[1] == null ? 0 : (Long) row[1], (Long) row[2], (Long) row[3]);
        }
    }

    // What has an index lags behind by 2,000 at most (migration V26), and is never ahead: so everything up to `reach`,
    // the place of the row after the page's last, lies between the token less 2,000 and there.
    private static final String PAGE = """
            select c.id, c.changed, b.oldest, b.reach
            from (
                select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint) as oldest, (
                    select listed_change from conversation where workspace = :workspace and listed_change > :since
                    order by listed_change offset :limit limit 1) as reach
            ) b left join lateral (
                select id, changed from conversation
                where workspace = :workspace and listed_change >= :since - 2000
                    and listed_change <= coalesce(b.reach, b.oldest) and (changed, id) > (:since, :id)
                    and changed < b.oldest and changed <= coalesce(b.reach, b.oldest)
                order by changed, id limit :limit
            ) c on true
            order by c.changed, c.id
            """;

    private final EntityManager entities;
    private final Inbox inbox;

    ConversationChanges(EntityManager entities, Inbox inbox) {
        this.entities = entities;
        this.inbox = inbox;
    }

    @Transactional
    public Page since(UUID workspace, ChangeToken token, int limit) {
        var since = token;
        while (true) {
            var found = find(workspace, since, limit);
            var bounds = found.getFirst();
            if (since.change() >= bounds.oldest) {
                throw ChangeToken.refused();
            }
            var isEmpty = bounds.id == null;
            var isLast = bounds.reach == null || bounds.reach >= bounds.oldest;
            var next = found.size() == limit && !isEmpty
                    ? new ChangeToken(found.getLast().change, found.getLast().id)
                    : ChangeToken.all(isLast ? bounds.oldest - 1 : bounds.reach);
            if (!isEmpty || isLast) {
                return new Page(isEmpty ? List.of() : rows(workspace, found), next);
            }
            since = next;
        }
    }

    private List<Found> find(UUID workspace, ChangeToken since, int limit) {
        var query = entities.unwrap(Session.class).createNativeQuery(PAGE, Object[].class);
        query.setParameter("workspace", workspace);
        query.setParameter("since", since.change());
        query.setParameter("id", since.id());
        query.setParameter("limit", limit);
        return query.getResultList().stream().map(Found::read).toList();
    }

    private List<Inbox.Row> rows(UUID workspace, List<Found> found) {
        Map<UUID, Integer> places = HashMap.newHashMap(found.size());
        found.forEach(one -> places.put(one.id, places.size()));
        return inbox.find(workspace, places.keySet()).stream()
                .sorted(Comparator.comparing(row -> places.get(row.conversation().id)))
                .toList();
    }
}
