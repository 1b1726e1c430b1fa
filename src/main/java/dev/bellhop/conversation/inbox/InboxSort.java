package dev.bellhop.conversation.inbox;

import dev.bellhop.common.Refusal;
import java.util.Comparator;
import java.util.List;

/// The order of a list of conversations, newest first.
public enum InboxSort {
    /// Activity moves a conversation up, so a walk through the pages may meet it twice, or not at all.
    ///
    /// One index scan per status, none longer than the page, so that the cost does not grow with the number of
    /// conversations, whatever the planner estimates.
    UPDATED_AT("updatedAt", "listed_at", """
            select c.id from unnest(cast(:statuses as text[])) as s (status) cross join lateral (
                select id, listed_at from conversation where workspace = :workspace and status = s.status%s
                order by listed_at desc, id desc limit :limit) as c
            order by c.listed_at desc, c.id desc limit :limit
            """),
    /// Never changes: a walk meets each conversation once.
    CREATED_AT("createdAt", "created_at", """
            select id from conversation where workspace = :workspace and status = any(cast(:statuses as text[]))%s
            order by created_at desc, id desc limit :limit
            """);

    private final String word;
    private final String column;
    private final String sql;

    InboxSort(String word, String column, String sql) {
        this.word = word;
        this.column = column;
        this.sql = sql;
    }

    public static InboxSort of(String word) {
        for (var sort : values()) {
            if (sort.word.equals(word)) {
                return sort;
            }
        }
        throw Refusal.malformed("The parameter \"sort\" must be updatedAt or createdAt.");
    }

    /// Of the rows within a page.
    Comparator<Inbox.Row> order() {
        return Comparator.comparing((Inbox.Row row) ->
                        this == CREATED_AT ? row.conversation().createdAt : row.conversation().updatedAt)
                .thenComparing(row -> row.conversation().id)
                .reversed();
    }

    String sql(CharSequence narrower) {
        return sql.formatted(narrower);
    }

    String behind() {
        return " and (" + column + ", id) < (:at, :id)";
    }

    /// Where the next page begins.
    public InboxCursor behind(List<Inbox.Row> page) {
        return page.stream()
                .map(Inbox.Row::conversation)
                .map(last -> new InboxCursor(this == CREATED_AT ? last.createdAt : last.listedAt, last.id))
                .min(Comparator.comparing(InboxCursor::at).thenComparing(InboxCursor::id))
                .orElseThrow();
    }
}
