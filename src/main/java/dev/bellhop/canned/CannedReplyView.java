package dev.bellhop.canned;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A canned reply as agents see it.
@RegisterForReflection
@Schema(name = "CannedReply")
public record CannedReplyView(
        UUID id,

        @Schema(description = "What is typed behind the slash", examples = "hello")
        String shortcut,

        @Schema(examples = "Welcome") String name,

        @Schema(examples = "Hello {visitor.firstName|there}, how can I help?")
        String body,

        @Schema(description = "BCP 47; left out: for any language", examples = "en") @Nullable
        String language,

        @Schema(description = "Whether it is the caller's own or everyone's")
        ReplyScope scope,

        Instant createdAt,
        Instant updatedAt) {

    static CannedReplyView of(CannedReply reply) {
        return new CannedReplyView(
                reply.id,
                reply.shortcut,
                reply.name,
                reply.body,
                reply.language,
                reply.scope(),
                reply.createdAt,
                reply.updatedAt);
    }

    /// For example `shortcut: hello → hi; body: changed`. The body itself is too long for an audit entry.
    String changesSince(CannedReplyView before) {
        return Stream.of(
                        change("scope", before.scope.wireName(), scope.wireName()),
                        change("shortcut", before.shortcut, shortcut),
                        change("name", before.name, name),
                        change("language", Objects.toString(before.language, "any"), Objects.toString(language, "any")),
                        before.body.equals(body) ? "" : "body: changed")
                .filter(change -> !change.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String change(String field, String before, String after) {
        return before.equals(after) ? "" : field + ": " + before + " → " + after;
    }
}
