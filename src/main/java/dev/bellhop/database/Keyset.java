package dev.bellhop.database;

import java.time.Instant;
import java.util.UUID;

/// The position of a keyset pagination, oldest first.
public record Keyset(Instant createdAt, UUID id) {
    public static final Keyset START = new Keyset(Instant.EPOCH, new UUID(0, 0));
}
