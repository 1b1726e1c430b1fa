package dev.bellhop.conversation.inbox;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.model.ConversationLabel;
import dev.bellhop.conversation.model.Status;
import dev.bellhop.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Filters conversations. Null or empty means any.
///
/// @param unassigned only unassigned ones
public record InboxFilter(
        List<Status> statuses, UUID assignee, boolean unassigned, UUID site, UUID visitor, UUID label) {
    /// Conversations with a label that are looked at all together; with more of them, a page is found faster in the
    /// order of the list.
    private static final int FEW = 2_000;

    private static final String OF_FEW = """
             and id = any(array(select k.conversation from conversation_label k where k.label = :label))\
            """;

    // Without `offset`, the planner would take its turn at it.
    private static final String OF_MANY = """
             and exists (select from conversation_label k
                 where k.conversation = conversation.id and k.label = :label offset 0)\
            """;

    /// @param assignee an agent's id, `me` or `none`
    public static InboxFilter parse(
            Caller caller, List<String> statuses, String assignee, UUID site, UUID visitor, UUID label) {
        if (label != null && caller instanceof Caller.Visitor) {
            throw Refusal.forbidden("Only agents and keys see labels.");
        }
        var words = statuses.stream().map(Status::of).toList();
        return switch (assignee) {
            case null -> new InboxFilter(words, null, false, site, visitor, label);
            case "none" -> new InboxFilter(words, null, true, site, visitor, label);
            case "me" -> new InboxFilter(words, caller.id(), false, site, visitor, label);
            default -> new InboxFilter(words, id(assignee), false, site, visitor, label);
        };
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Refusal.malformed("An assignee is an agent's id, \"me\" or \"none\".");
        }
    }

    public boolean isNarrow() {
        return !statuses.isEmpty()
                || assignee != null
                || unassigned
                || site != null
                || visitor != null
                || label != null;
    }

    /// Visitors only see their own, whatever they request.
    InboxFilter restrictTo(Caller caller) {
        return switch (caller) {
            case Caller.Staff _ -> this;
            case Caller.Visitor own -> new InboxFilter(statuses, assignee, unassigned, site, own.id(), null);
        };
    }

    /// The conditions of `select … from conversation`, for one status at a time.
    void addTo(StringBuilder where, Map<String, Object> parameters) {
        var shown = statuses.isEmpty() ? List.of(Status.values()) : statuses;
        parameters.put(
                "statuses", shown.stream().map(Status::wireName).distinct().toArray(String[]::new));
        if (unassigned) {
            where.append(" and assignee is null");
        }
        equal("assignee", assignee, where, parameters);
        equal("site", site, where, parameters);
        equal("visitor", visitor, where, parameters);
        if (label != null) {
            where.append(ConversationLabel.isRare(label, FEW) ? OF_FEW : OF_MANY);
            parameters.put("label", label);
        }
    }

    private static void equal(String column, UUID value, StringBuilder where, Map<String, Object> parameters) {
        if (value != null) {
            where.append(" and ").append(column).append(" = :").append(column);
            parameters.put(column, value);
        }
    }
}
