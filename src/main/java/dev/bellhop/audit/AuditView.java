package dev.bellhop.audit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One audit entry.
@RegisterForReflection
@Schema(name = "AuditEntry")
public record AuditView(
        UUID id,
        Instant at,
        @Schema(examples = "site.changed") String action,

        @Schema(description = "Who did it; left out where nobody is known: a sign-in that was refused") @Nullable
        Someone actor,

        @Schema(description = "What it was done to") @Nullable
        Someone on,

        @Schema(description = "What there is to know beside it", examples = "greeting: Hello → Welcome") @Nullable
        String detail,

        @Schema(description = "Where it was asked for", examples = "203.0.113.7") @Nullable
        String address,

        @Schema(description = "Shortened", examples = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0") @Nullable
        String userAgent) {

    @RegisterForReflection
    @Schema(name = "AuditName", description = "Named as it was then")
    public record Someone(
            UUID id,
            @Schema(examples = "Ana Ruiz") @Nullable String name) {
        private static Someone of(UUID id, String name) {
            return id == null ? null : new Someone(id, name);
        }
    }

    static AuditView of(AuditEntry entry) {
        return new AuditView(
                entry.id,
                entry.at,
                entry.action,
                Someone.of(entry.actor, entry.actorName),
                Someone.of(entry.thing, entry.thingName),
                entry.detail,
                entry.address,
                entry.userAgent);
    }
}
