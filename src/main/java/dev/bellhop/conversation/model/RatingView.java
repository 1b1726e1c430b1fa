package dev.bellhop.conversation.model;

import dev.bellhop.protocol.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A visitor's rating.
@RegisterForReflection
@Schema(name = "Rating")
public record RatingView(
        @Schema(description = "The `seq` of the entry `resolved` that it answers", examples = "14")
        long resolution,

        @Schema(description = "1 (very bad) to 5 (very good)", examples = "5")
        int score,

        @Schema(examples = "Quick and friendly.") @Nullable String comment,

        @Schema(description = "Who was responsible then; left out: nobody") @Nullable
        Person agent,

        Instant at) {

    RatingView(long resolution, short score, String comment, UUID agent, String agentName, Instant at) {
        this(resolution, score, comment, agent == null ? null : new Person(Person.Kind.AGENT, agent, agentName), at);
    }
}
