package dev.bellhop.audit;

import dev.bellhop.common.Refusal;
import dev.bellhop.common.TimestampParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Which lines of the audit are asked for. Null or empty: no matter.
record AuditFilter(List<AuditAction> actions, UUID actor, Instant since, Instant until) {

    static AuditFilter parse(List<String> actions, UUID actor, String since, String until) {
        return new AuditFilter(
                actions.stream().map(AuditAction::of).toList(), actor, time("since", since), time("until", until));
    }

    private static Instant time(String name, String text) {
        try {
            var time = text == null ? null : Instant.parse(text);
            if (time == null || TimestampParam.isUsable(time)) {
                return time;
            }
        } catch (DateTimeParseException _) {
            throw noTime(name);
        }
        throw noTime(name);
    }

    private static Refusal noTime(String name) {
        return Refusal.malformed("The parameter \"" + name + "\" is a time like 2026-03-01T09:30:00Z.");
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
