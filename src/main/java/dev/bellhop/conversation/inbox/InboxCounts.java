package dev.bellhop.conversation.inbox;

import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The number of conversations in each view of the inbox.
@ApplicationScoped
public class InboxCounts {
    // One index scan per number. Resolved conversations are counted up to a limit, since they pile up for years; in
    // index order, so that a small company's are not searched among everybody's.
    private static final String SQL = """
            select (select count(*) from conversation
                       where workspace = :workspace and assignee = :me and status in ('waiting', 'open')),
                   (select count(*) from conversation
                       where workspace = :workspace and assignee is null and status in ('waiting', 'open')),
                   (select count(*) from conversation where workspace = :workspace and status in ('waiting', 'open')),
                   (select count(*) from conversation where workspace = :workspace and status = 'snoozed'),
                   (select count(*) from (select from conversation where workspace = :workspace and status = 'resolved'
                       and erased_at is null order by listed_at desc limit 1000) as capped)
            """;

    @Schema(name = "ConversationCounts", description = "`mine`, `unassigned` and `all` count waiting and open ones.")
    public record View(long mine, long unassigned, long all, long snoozed, long resolved) {}

    private final EntityManager entities;

    InboxCounts(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional
    public View of(Caller.Staff staff) {
        var row = (Object[]) entities.createNativeQuery(SQL)
                .setParameter("me", staff.id())
                .setParameter("workspace", staff.workspace())
                .getSingleResult();
        return new View(number(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4]));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
