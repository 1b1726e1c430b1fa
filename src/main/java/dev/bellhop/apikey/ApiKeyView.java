package dev.bellhop.apikey;

import dev.bellhop.security.Scope;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An API key as its owners see it: all but the key itself.
@Schema(name = "ApiKey")
public record ApiKeyView(
        @Schema(description = "Also the id of its bot, as an agent")
        UUID id,

        @Schema(examples = "Order bot") String name,

        @Schema(description = "The key's last four characters", examples = "x7Qp")
        String ending,

        @Schema(examples = "[\"conversations:read\", \"conversations:write\"]")
        Set<Scope> scopes,

        Instant createdAt,

        @Schema(description = "Left out: it does not expire") @Nullable
        Instant expiresAt,

        @Schema(description = "To the minute; left out: never") @Nullable
        Instant usedAt) {

    static ApiKeyView of(ApiKey key, String name) {
        return new ApiKeyView(key.id, name, key.ending, key.scopes(), key.createdAt, key.expiresAt, key.usedAt);
    }
}
