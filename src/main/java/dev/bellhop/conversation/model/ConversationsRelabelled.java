package dev.bellhop.conversation.model;

import java.util.List;
import java.util.UUID;

/// A deleted label was taken off these conversations. Their logs say nothing of it.
public record ConversationsRelabelled(UUID workspace, List<UUID> conversations) {}
