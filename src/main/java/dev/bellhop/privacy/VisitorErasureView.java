package dev.bellhop.privacy;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The record that proves an erasure.
@RegisterForReflection
@Schema(name = "Erasure")
public record VisitorErasureView(
        UUID id,

        @Schema(description = "Whom it was about: an id that stands nowhere else any more but in the audit")
        UUID visitor,

        @Schema(examples = "finished") Status status,
        Instant askedAt,

        @Schema(description = "Left out while it is under way")
        Instant finishedAt,

        @Schema(
                description = "Rows emptied or removed, by table",
                examples = "{\"conversation\": 2, \"message\": 41, \"visitor\": 1, \"visitor_token\": 1}")
        Map<String, Long> erased) {

    @Schema(name = "ErasureStatus")
    public enum Status {
        RUNNING,
        FINISHED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static VisitorErasureView of(VisitorErasure erasure) {
        return new VisitorErasureView(
                erasure.id,
                erasure.visitor,
                erasure.finishedAt == null ? Status.RUNNING : Status.FINISHED,
                erasure.askedAt,
                erasure.finishedAt,
                erasure.counts());
    }
}
