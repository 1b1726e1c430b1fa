package dev.bellhop.assist.model;

import dev.bellhop.protocol.Person;
import java.time.Duration;
import java.util.UUID;

/// Whom an assist session is about, and who asked for it.
///
/// @param keptFor how long what is seen is kept, where the site wants it recorded; else null
public record AssistRequest(
        UUID id, UUID workspace, UUID site, UUID conversation, UUID visitor, Person by, Duration keptFor) {}
