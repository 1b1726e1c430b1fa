package dev.bellhop.site;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A site as its agents see it.
@Schema(name = "Site")
public record SiteView(
        UUID id,

        @Schema(description = "Public: it stands in the page", examples = "demo-shop")
        String key,

        @Schema(examples = "Linden & Loom") String name,
        @Schema(examples = "Hello. How can we help?") String greeting,
        @Schema(examples = "#3b5bdb") String accent,
        @Schema(examples = "[\"https://shop.example\"]") List<String> origins) {

    static SiteView of(Site site) {
        return new SiteView(site.id, site.key, site.name, site.greeting, site.accent, List.copyOf(site.origins));
    }
}
