package dev.bellhop.protocol;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A conversation as shown in lists.
///
/// @param snoozedUntil when it comes back by itself; agents only
/// @param labels agents only
/// @param head the newest `seq`, 0 while it is empty
/// @param last the newest public text, its body cut to 200 characters, and the name of its first file
/// @param visitorRead the last `seq` that the visitor has read
/// @param agentRead the last `seq` that any agent has read
/// @param unread messages of the other side that the receiver's side has not read
/// @param erasedAt when its content was erased; nothing can be changed in it since
@Schema(name = "Conversation")
public record ConversationView(
        UUID id,
        UUID site,
        String status,
        @Nullable Instant snoozedUntil,
        @Nullable String priority,
        @Nullable List<LabelView> labels,
        Visitor visitor,
        @Nullable Person assignee,
        long head,
        @Nullable Last last,
        long visitorRead,
        long agentRead,
        int unread,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant erasedAt) {

    @Schema(name = "ConversationVisitor")
    public record Visitor(UUID id, String name, boolean online) {}

    @Schema(name = "LastMessage")
    public record Last(
            long seq, Person author, String body, @Nullable String file, Instant at) {}
}
