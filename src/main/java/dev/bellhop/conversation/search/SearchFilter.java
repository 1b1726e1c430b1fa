package dev.bellhop.conversation.search;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.inbox.InboxFilter;
import java.time.Instant;
import java.util.UUID;

/// Which messages are looked at. Null means any.
///
/// @param author the agent or visitor who wrote it
/// @param kind `text` or `note`
record SearchFilter(InboxFilter conversations, UUID author, String kind, Instant since, Instant until) {
    SearchFilter {
        if (kind != null && !kind.equals("text") && !kind.equals("note")) {
            throw Refusal.malformed("The parameter \"kind\" is \"text\" or \"note\".");
        }
        if (since != null && until != null && !since.isBefore(until)) {
            throw Refusal.malformed("The parameter \"since\" is not before \"until\".");
        }
    }
}
