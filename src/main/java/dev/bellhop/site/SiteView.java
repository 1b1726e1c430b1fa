package dev.bellhop.site;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A site as its agents see it.
@Schema(name = "Site")
public record SiteView(
        UUID id,

        @Schema(description = "Public: it stands in the page", examples = "demo-shop")
        String key,

        @Schema(examples = "Linden & Loom") String name,

        @Schema(examples = "Hello. How can we help?") @Nullable
        String greeting,

        @Schema(examples = "#3b5bdb") @Nullable String accent,
        @Schema(examples = "[\"https://shop.example\"]") List<String> origins,

        @Schema(description = "Whether only visitors with a verified identity may write")
        boolean enforceIdentity,

        @Schema(description = "Whether the first agent who replies becomes responsible, if nobody is")
        boolean assignOnReply,

        @Schema(description = "Whether agents see the pages that visitors come through")
        boolean pageTrail,

        @Schema(description = "Whether visitors are asked how it was, once their conversation is resolved")
        boolean rating,

        @Schema(description = "Days without an event after which a conversation is emptied; left out: never") @Nullable
        Integer retentionDays,

        AssistRules assist,

        @Schema(description = "Where the widget was last used, once a visitor has written; left out: nowhere yet")
        @Nullable
        SiteSeen seen) {

    /// For example `greeting: Hello → Welcome; accent: #000000 → #ffffff`.
    String changesSince(SiteView before) {
        return Stream.of(
                        change("name", before.name, name),
                        change("greeting", before.greeting, greeting),
                        change("accent", before.accent, accent),
                        change("origins", String.join(" ", before.origins), String.join(" ", origins)),
                        change(
                                "enforceIdentity",
                                String.valueOf(before.enforceIdentity),
                                String.valueOf(enforceIdentity)),
                        change("assignOnReply", String.valueOf(before.assignOnReply), String.valueOf(assignOnReply)),
                        change("pageTrail", String.valueOf(before.pageTrail), String.valueOf(pageTrail)),
                        change("rating", String.valueOf(before.rating), String.valueOf(rating)),
                        change("retention", days(before.retentionDays), days(retentionDays)),
                        change("assist", before.assist.text(), assist.text()))
                .filter(change -> !change.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String days(Integer days) {
        return days == null ? "for ever" : days + " days";
    }

    private static String change(String field, String before, String after) {
        return before.equals(after) ? "" : field + ": " + before + " → " + after;
    }

    static SiteView of(Site site) {
        return new SiteView(
                site.id,
                site.key,
                site.name,
                site.greeting,
                site.accent,
                List.copyOf(site.origins),
                site.enforceIdentity,
                site.assignOnReply,
                site.pageTrail,
                site.rating,
                site.retentionDays,
                AssistRules.of(site),
                SiteSeen.of(site));
    }
}
