package dev.bellhop.conversation.model;

import java.util.List;
import java.util.UUID;

/// These conversations are another visitor's from now on. Told within the transaction that moves them.
public record ConversationsReassigned(UUID workspace, List<UUID> conversations) {}
