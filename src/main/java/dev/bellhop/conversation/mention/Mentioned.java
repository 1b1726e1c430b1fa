package dev.bellhop.conversation.mention;

import dev.bellhop.protocol.MentionView;
import java.util.List;
import java.util.UUID;

/// An agent was named in a note, or has looked at where it was. Fired within the transaction.
public record Mentioned(UUID agent, List<MentionView> mentions) {}
