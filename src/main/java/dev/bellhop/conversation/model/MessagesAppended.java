package dev.bellhop.conversation.model;

import dev.bellhop.protocol.MessageView;
import java.util.List;
import java.util.UUID;

/// Entries are committed. Within one conversation they are in order; two of these may be heard out of order, so who
/// passes them on goes by `seq`.
public record MessagesAppended(List<Entry> entries) {
    /// @param turned whether more than the log may have changed with it: the status, who is responsible, or that the
    /// conversation exists at all
    public record Entry(UUID workspace, MessageView message, boolean turned) {}
}
