package dev.bellhop.visitor;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A visitor as agents see it.
@Schema(name = "Visitor")
public record VisitorView(
        UUID id,
        UUID site,
        @Schema(examples = "Mia Keller") String name,

        @Schema(
                description = "The company's own id for a verified visitor; left out: anonymous",
                examples = "customer-4711")
        @Nullable
        String externalId,

        @Schema(
                description = "As the company vouched for it, or, of an anonymous visitor, as an agent wrote it down",
                examples = "mia@example.com")
        @Nullable
        String email,

        @Schema(description = "Whether a socket of theirs is live")
        boolean online,

        Instant createdAt,

        @Schema(description = "When they were last connected") @Nullable
        Instant seenAt) {

    static VisitorView of(Visitor visitor, boolean online) {
        return new VisitorView(
                visitor.id,
                visitor.site,
                visitor.name,
                visitor.externalId,
                visitor.email,
                online,
                visitor.createdAt,
                visitor.seenAt);
    }
}
