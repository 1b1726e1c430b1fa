package dev.bellhop.canned;

import dev.bellhop.common.Name;
import dev.bellhop.common.PlainText;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The content of a canned reply. A field left out keeps its value, or gets a default in a new one.
@Schema(name = "CannedReplyDraft", description = "A field left out keeps its value, or gets a default in a new reply.")
public record CannedReplyDraft(
        @Pattern(
                regexp = "/?[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{0,39}",
                message = "must have 1 to 40 letters, digits, dots, hyphens or underscores")
        @Schema(
                description = "What is typed behind the slash; upper and lower case are the same. One for each scope"
                        + " and language. A new reply needs one.",
                examples = "hello")
        String shortcut,

        @Name
        @Size(min = 1, max = 80, message = "must have 1 to 80 characters")
        @Schema(description = "In a new reply, when left out: the shortcut", examples = "Welcome")
        String name,

        @PlainText
        @Size(min = 1, max = 10_000, message = "must have 1 to 10000 characters")
        @Schema(
                description = "With variables that the console fills in, as `{visitor.firstName|there}`. A new reply"
                        + " needs one.",
                examples = "Hello {visitor.firstName|there}, how can I help?")
        String body,

        @Pattern(regexp = "|" + Languages.TAG, message = "must be a language tag like de or pt-BR")
        @Schema(description = "BCP 47; empty: for any language", examples = "en")
        String language,

        @Schema(description = "`personal`: the caller's own, which API keys have none of; `everyone`: supervisors'")
        ReplyScope scope) {}
