package dev.bellhop.database;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/// The ids of one page of rows, which ends early where the rows have many bytes.
///
/// @param more whether there are others behind them
public record BytePage(List<UUID> ids, boolean more) {
    private static final String SQL = """
            select id, found from (
                select id, row_number() over (order by id) as place, count(*) over () as found,
                    coalesce(sum(size) over (order by id rows between unbounded preceding and 1 preceding), 0) as ahead
                from ({rows} and id > :after order by id limit :limit + 1) wanted) page
            where place <= :limit and ahead < :bytes order by id
            """;

    /// @param rows `select id, … as size from … where …`: the rows, and how many bytes each has
    /// @param parameters of it
    /// @param bytes beyond which no row is added; the last one may go beyond it
    public static BytePage of(
            EntityManager entities, String rows, Map<String, ?> parameters, UUID after, int limit, int bytes) {
        var query = entities.unwrap(Session.class)
                .createNativeQuery(SQL.replace("{rows}", rows), Object[].class)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .setParameter("bytes", bytes);
        parameters.forEach(query::setParameter);
        var found = query.getResultList();
        var ids = found.stream().map(row -> (UUID) row[0]).toList();
        return new BytePage(ids, !ids.isEmpty() && ((Number) found.getFirst()[1]).longValue() > ids.size());
    }
}
