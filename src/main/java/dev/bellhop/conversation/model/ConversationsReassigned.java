package dev.bellhop.conversation.model;

import java.util.List;
import java.util.UUID;

/// Conversations were moved to another visitor, or theirs is called otherwise. Fired within the transaction.
public record ConversationsReassigned(UUID workspace, List<UUID> conversations) {}
