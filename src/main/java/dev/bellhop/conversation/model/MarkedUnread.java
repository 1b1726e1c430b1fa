package dev.bellhop.conversation.model;

import java.util.UUID;

/// An agent has marked a conversation as unread; fired after the commit.
public record MarkedUnread(UUID workspace, UUID conversation) {}
