package dev.bellhop.visitor;

import dev.bellhop.common.Ids;
import dev.bellhop.database.Sql;
import dev.bellhop.protocol.PageView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// A page that a visitor came to, as the database keeps it.
record VisitorPage(UUID workspace, UUID visitor, PageView page) {
    static final int KEPT = 20;

    // A page that was loaded again, or a socket that came back, is no other page.
    private static final String ADD = """
            insert into visitor_page (id, workspace, visitor, url, title, at)
            select p.id, v.workspace, v.id, p.url, p.title, p.at::timestamptz
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[]) as p (id, visitor, url, title, at)
            join visitor v on v.id = p.visitor and v.merged_into is null and not v.nobody
            where p.url is distinct from (
                select l.url from visitor_page l where l.visitor = v.id order by l.id desc limit 1)
            returning workspace, visitor, url, title, at
            """;
    private static final String TRIM = """
            delete from visitor_page p using (
                select id, row_number() over (partition by visitor order by id desc) as place
                from visitor_page where visitor = any (?)) old
            where p.id = old.id and old.place > ?
            """;
    private static final String OF = """
            select workspace, visitor, url, title, at from visitor_page where workspace = ? and visitor = ?
            order by id desc limit ?
            """;
    private static final String MOVE = "update visitor_page set visitor = ? where visitor = ?";
    private static final String FORGET = "delete from visitor_page where visitor = ?";

    /// Adds pages, in the order of their times, one for each visitor.
    ///
    /// @return those that were not the visitor's last page already
    static List<VisitorPage> add(Sql sql, List<VisitorPage> pages) {
        var visitors = pages.stream().map(VisitorPage::visitor).toArray(UUID[]::new);
        var added = sql.list(
                ADD,
                VisitorPage::read,
                pages.stream().map(_ -> Ids.next()).toArray(UUID[]::new),
                visitors,
                pages.stream().map(page -> page.page.url()).toArray(String[]::new),
                pages.stream().map(page -> page.page.title()).toArray(String[]::new),
                pages.stream().map(page -> page.page.at().toString()).toArray(String[]::new));
        sql.update(TRIM, visitors, KEPT);
        return added;
    }

    /// The newest first.
    static List<PageView> of(Sql sql, UUID workspace, UUID visitor) {
        return sql.list(OF, row -> read(row).page, workspace, visitor, KEPT);
    }

    static void move(Sql sql, UUID from, UUID into) {
        sql.update(MOVE, into, from);
        sql.update(TRIM, new UUID[] {into}, KEPT);
    }

    /// @return how many there were
    static long forget(Sql sql, UUID visitor) {
        return sql.update(FORGET, visitor);
    }

    private static VisitorPage read(ResultSet row) throws SQLException {
        Instant at = row.getObject(5, OffsetDateTime.class).toInstant();
        return new VisitorPage(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                new PageView(row.getString(3), row.getString(4), at));
    }
}
