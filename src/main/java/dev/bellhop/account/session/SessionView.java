package dev.bellhop.account.session;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An open session.
@Schema(name = "OpenSession")
public record SessionView(
        UUID id,
        Instant createdAt,

        @Schema(description = "To the minute, over REST and sign-in; an open socket alone does not count")
        Instant usedAt,

        @Schema(description = "Where it was last used from", examples = "203.0.113.7") @Nullable
        String address,

        @Schema(description = "Shortened", examples = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0") @Nullable
        String userAgent,

        @Schema(description = "Whether it is the one that asks")
        boolean current) {

    static SessionView of(AgentSession session, UUID current) {
        return new SessionView(
                session.id,
                session.createdAt,
                session.usedAt,
                session.address,
                session.userAgent,
                session.id.equals(current));
    }
}
