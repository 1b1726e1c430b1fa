package dev.bellhop.conversation.model;

import dev.bellhop.protocol.Person;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One step in the history of assignments.
@RegisterForReflection
@Schema(name = "Assignment")
public record AssignmentView(
        @Schema(description = "Left out: nobody from then on") @Nullable
        Person agent,

        @Schema(description = "Who decided it") Person by,
        Instant at) {

    AssignmentView(UUID agent, String agentName, UUID by, String byName, Instant at) {
        this(
                agent == null ? null : new Person(Person.Kind.AGENT, agent, agentName),
                new Person(Person.Kind.AGENT, by, byName),
                at);
    }
}
