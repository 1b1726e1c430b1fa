package dev.bellhop.conversation.model;

import dev.bellhop.protocol.Person;
import java.util.UUID;

/// Somebody has read a conversation up to `seq`; fired after the commit.
public record ReadMarkAdvanced(UUID workspace, UUID conversation, UUID visitor, Person by, long seq) {}
