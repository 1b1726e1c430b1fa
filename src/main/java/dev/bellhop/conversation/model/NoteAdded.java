package dev.bellhop.conversation.model;

import dev.bellhop.protocol.MessageView;
import java.util.UUID;

/// A note is being stored, in the transaction that is under way. Not told of notes without an `@`, which the group
/// commit stores.
public record NoteAdded(UUID workspace, MessageView note) {}
