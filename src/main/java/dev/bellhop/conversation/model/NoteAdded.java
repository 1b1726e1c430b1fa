package dev.bellhop.conversation.model;

import dev.bellhop.protocol.MessageView;
import java.util.UUID;

/// A note with an `@` was added. Fired within the transaction; the group commit stores notes without one, and fires
/// nothing.
public record NoteAdded(UUID workspace, MessageView note) {}
