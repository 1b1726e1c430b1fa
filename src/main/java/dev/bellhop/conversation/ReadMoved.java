package dev.bellhop.conversation;

import dev.bellhop.protocol.Person;
import java.util.UUID;

/// Someone has seen a visitor's conversation up to `seq`, and that is committed.
public record ReadMoved(UUID workspace, UUID conversation, UUID visitor, Person by, long seq) {}
