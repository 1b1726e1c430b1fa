package dev.bellhop.conversation.model;

import dev.bellhop.protocol.Person;
import java.util.UUID;

/// Someone has seen a visitor's conversation up to `seq`, and that is committed.
public record ReadMarkAdvanced(UUID workspace, UUID conversation, UUID visitor, Person by, long seq) {}
