package dev.bellhop.site;

import java.util.List;
import java.util.UUID;

/// What anyone who knows a site's key may know of it.
public record SiteFace(
        UUID id, UUID workspace, String key, String name, String greeting, String accent, List<String> origins) {

    static SiteFace of(Site site) {
        return new SiteFace(
                site.id, site.workspace, site.key, site.name, site.greeting, site.accent, List.copyOf(site.origins));
    }

    /// Whether a page of this origin may use the site. A client without an origin is not a browser, so there is no page
    /// whose visitor could be tricked; it passes.
    public boolean welcomes(String origin) {
        return origin == null || origins.contains("*") || origins.contains(origin);
    }
}
