package dev.bellhop.conversation.bulk;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.model.Priority;
import dev.bellhop.conversation.model.Status;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One change of several conversations. A field left out keeps its value.
@Schema(name = "BulkChange", description = "Fields left out keep their value.")
record BulkChange(
        @NotNull(message = "is missing")
        @Size(min = 1, max = 100, message = "must have 1 to 100 entries")
        @Schema(description = "Each once")
        List<@NotNull(message = "has an empty entry") UUID> conversations,

        @Schema(description = "`open`, `snoozed` or `resolved`")
        Status status,

        Priority priority,

        @Schema(
                description = "With the status `snoozed`: when they come back by themselves",
                examples = "2030-03-04T08:00:00Z")
        Instant snoozedUntil,

        @Schema(
                implementation = String.class,
                type = SchemaType.STRING,
                format = "uuid",
                nullable = true,
                description = "Who shall be responsible; null: nobody, and they go back to those that wait")
        NewAssignee assignee,

        @Schema(description = "A label to put on, or to take off where `on` is false")
        UUID label,

        Boolean on) {

    boolean putsOn() {
        return on == null || on;
    }

    /// What the conversations have no part in.
    void check() {
        if (new HashSet<>(conversations).size() < conversations.size()) {
            throw Refusal.malformed("A conversation is named twice. Name each of them once.");
        }
        if (Stream.of(status, priority, assignee, label).allMatch(Objects::isNull)) {
            throw Refusal.malformed("Nothing is to be changed: send a status, a priority, an assignee or a label.");
        }
        if (status == Status.WAITING) {
            throw Refusal.malformed(
                    "A conversation waits while nobody is responsible: send the assignee null instead.");
        }
        if (snoozedUntil != null && status != Status.SNOOZED) {
            throw Refusal.malformed("The field \"snoozedUntil\" goes with the status snoozed only.");
        }
        if (on != null && label == null) {
            throw Refusal.malformed("The field \"on\" goes with a label only.");
        }
    }
}
