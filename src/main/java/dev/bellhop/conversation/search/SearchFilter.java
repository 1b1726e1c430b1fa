package dev.bellhop.conversation.search;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.inbox.InboxFilter;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// Which messages are looked at. Null means any.
///
/// @param author the agent or visitor who wrote it
/// @param kind `text` or `note`, or `file`: either of them, with files
record SearchFilter(InboxFilter conversations, UUID author, String kind, Instant since, Instant until) {
    private static final Set<String> KINDS = Set.of("text", "note", "file");

    SearchFilter {
        if (kind != null && !KINDS.contains(kind)) {
            throw Refusal.malformed("The parameter \"kind\" is \"text\", \"note\" or \"file\".");
        }
        if (since != null && until != null && !since.isBefore(until)) {
            throw Refusal.malformed("The parameter \"since\" is not before \"until\".");
        }
    }
}
