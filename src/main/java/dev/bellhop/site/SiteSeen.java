package dev.bellhop.site;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where a site's widget was last used.
@Schema(name = "SiteSeen")
public record SiteSeen(
        @Schema(description = "When a visitor's session last began, to the hour")
        Instant at,

        @Schema(description = "The origin of the page", examples = "https://shop.example")
        String origin) {

    /// Null if it never was.
    static SiteSeen of(Site site) {
        return site.seenAt == null ? null : new SiteSeen(site.seenAt, site.seenOrigin);
    }
}
