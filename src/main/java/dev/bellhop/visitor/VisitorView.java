package dev.bellhop.visitor;

import dev.bellhop.protocol.Person;
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
        Instant seenAt,

        @Schema(description = "Left out: nobody has blocked them") @Nullable
        Block blocked) {

    /// @param by who did it
    @Schema(name = "VisitorBlock")
    public record Block(
            Instant at,
            Person by,
            @Schema(examples = "Insults") @Nullable String reason) {}

    static VisitorView of(Visitor visitor, boolean online) {
        return new VisitorView(
                visitor.id,
                visitor.site,
                visitor.name,
                visitor.externalId,
                visitor.email,
                online,
                visitor.createdAt,
                visitor.seenAt,
                visitor.block == null ? null : visitor.block.view());
    }
}
