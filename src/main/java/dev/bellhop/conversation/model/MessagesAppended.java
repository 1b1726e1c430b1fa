package dev.bellhop.conversation.model;

import dev.bellhop.protocol.MessageView;
import java.util.List;
import java.util.UUID;

/// Entries were committed. Entries of one conversation are in order within an event, but events may arrive out of
/// order, so observers go by `seq`.
public record MessagesAppended(List<Entry> entries) {
    /// @param turned whether more than the log may have changed: status, assignee, or that the conversation is new
    public record Entry(UUID workspace, MessageView message, boolean turned) {}
}
