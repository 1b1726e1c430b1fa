package dev.bellhop.protocol;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A note that names an agent with `@`.
///
/// @param seq the note's
/// @param by who wrote it
/// @param visitor whose conversation it is
/// @param body how the note begins
/// @param seen whether the agent has looked since
@Schema(name = "Mention")
public record MentionView(
        UUID conversation, long seq, Person by, Person visitor, String body, Instant at, boolean seen) {}
