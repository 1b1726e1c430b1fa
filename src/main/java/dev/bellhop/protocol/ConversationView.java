package dev.bellhop.protocol;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation as its list shows it.
///
/// @param head the newest `seq`, 0 while it is empty
/// @param last the newest public text, its body cut to 200 characters
/// @param visitorRead up to which `seq` the visitor has seen it
/// @param agentRead up to which `seq` any agent has
/// @param unread what the other side wrote since the receiver's own side last read
public record ConversationView(
        UUID id,
        UUID site,
        String status,
        @Nullable String priority,
        Visitor visitor,
        @Nullable Person assignee,
        long head,
        @Nullable Last last,
        long visitorRead,
        long agentRead,
        int unread,
        Instant createdAt,
        Instant updatedAt) {

    public record Visitor(UUID id, String name, boolean online) {}

    public record Last(long seq, Person author, String body, Instant at) {}
}
