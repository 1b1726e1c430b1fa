package dev.bellhop.site;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An identity key as its owners see it: all but the secret.
@Schema(name = "IdentityKey")
public record IdentityKeyView(
        @Schema(description = "May stand as `kid` in the head of a JWT")
        UUID id,

        IdentityKeyKind kind,

        @Schema(description = "The last four characters", examples = "x7Qp")
        String ending,

        Instant createdAt) {

    static IdentityKeyView of(IdentityKey key) {
        return new IdentityKeyView(key.id, key.kind(), key.ending, key.createdAt);
    }
}
