package dev.bellhop.conversation;

import dev.bellhop.protocol.MessageView;
import java.util.List;
import java.util.UUID;

/// Entries are committed. Within one conversation they are in order; two of these may be heard out of order, so who
/// passes them on goes by `seq`.
public record LogGrew(List<Entry> entries) {
    public record Entry(UUID workspace, MessageView message) {}
}
