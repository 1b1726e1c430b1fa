package dev.bellhop.conversation.model;

import dev.bellhop.protocol.LabelView;
import java.util.UUID;

/// A label was created, renamed, recoloured or deleted. Fired within the transaction.
public record LabelChanged(UUID workspace, LabelView label, boolean deleted) {}
