package dev.bellhop.audit;

import dev.bellhop.common.TimestampParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Filters audit entries. Null or empty means any.
record AuditFilter(List<AuditAction> actions, UUID actor, Instant since, Instant until) {

    static AuditFilter parse(List<String> actions, UUID actor, String since, String until) {
        return new AuditFilter(
                actions.stream().map(AuditAction::of).toList(),
                actor,
                TimestampParam.parse("since", since),
                TimestampParam.parse("until", until));
    }

    void addTo(StringBuilder where, Map<String, Object> parameters) {
        if (!actions.isEmpty()) {
            where.append(" and action in :actions");
            parameters.put(
                    "actions", actions.stream().map(AuditAction::wireName).toList());
        }
        narrow("actor = :actor", "actor", actor, where, parameters);
        narrow("at >= :since", "since", since, where, parameters);
        narrow("at < :until", "until", until, where, parameters);
    }

    private static void narrow(
            String condition, String name, Object value, StringBuilder where, Map<String, Object> parameters) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }
}
