package dev.bellhop.site;

import dev.bellhop.common.Name;
import dev.bellhop.common.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The settings of a site. A field left out keeps its value, or gets a default in a new site.
public record SiteDraft(
        @Name @Size(min = 1, max = 80, message = "must have 1 to 80 characters") @Schema(examples = "Linden & Loom")
        String name,

        @PlainText
        @Size(max = 300, message = "must have 300 characters at most")
        @Schema(examples = "Hello. How can we help?")
        String greeting,

        @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "must be a colour like #3b5bdb")
        String accent,

        @Size(max = 50, message = "must have 50 entries at most")
        List<
                        @NotNull(message = "must hold origins, not nothing")
                        @Pattern(
                                regexp = "\\*|https?://[a-z0-9.-]{1,253}(:[0-9]{1,5})?",
                                message =
                                        "must hold origins like https://shop.example, in lower case and without a path")
                        String>
                origins,

        @Schema(description = "Whether only visitors with a verified identity may write; wants an identity key first")
        Boolean enforceIdentity,

        @Schema(
                description =
                        "Whether the first agent who replies becomes responsible, if nobody is; in a new site: yes")
        Boolean assignOnReply,

        @Schema(description = "Whether agents see the pages that visitors come through; in a new site: yes")
        Boolean pageTrail,

        @Schema(description = "Whether visitors are asked how it was, once resolved; in a new site: yes")
        Boolean rating,

        @Min(value = 0, message = "must be 0 to 3650")
        @Max(value = 3650, message = "must be 0 to 3650")
        @Schema(description = "Days without an event after which a conversation is emptied; 0: never")
        Integer retentionDays,

        @Valid AssistRules assist) {}
