package dev.bellhop.visitor;

import dev.bellhop.presence.Presence;
import dev.bellhop.site.AssistRules;
import dev.bellhop.site.Sites;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/widget-settings")
@Tag(name = "visitors")
@RunOnVirtualThread
class WidgetSettingsResource {
    private final Sites sites;
    private final Presence presence;

    WidgetSettingsResource(Sites sites, Presence presence) {
        this.sites = sites;
        this.presence = presence;
    }

    @Schema(name = "WidgetSettings")
    record WidgetSettings(
            @Schema(examples = "Linden & Loom") String name,

            @Schema(examples = "Hello. How can we help?") @Nullable
            String greeting,

            @Schema(examples = "#3b5bdb") @Nullable String accent,

            @Schema(description = "How many agents are there")
            int agents,

            @Schema(description = "Whether the widget tells the service which page it is on")
            boolean pageTrail,

            @Schema(description = "Whether the visitor is asked how it was, once resolved")
            boolean rating,

            AssistRules assist) {}

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getWidgetSettings",
            summary = "What a widget shows before it is opened",
            description = "Stores nothing and sets no cookie.")
    @APIResponseSchema(value = WidgetSettings.class, responseCode = "200", responseDescription = "Found")
    @APIResponse(responseCode = "404", description = "There is no site of this key")
    @APIResponse(responseCode = "403", description = "The page's origin is not listed")
    public WidgetSettings get(@RestHeader("Origin") String origin, @RestQuery String site) {
        var face = sites.face(site);
        face.checkWelcomes(origin);
        return new WidgetSettings(
                face.name(),
                face.greeting(),
                face.accent(),
                presence.agents(face.workspace()),
                face.pageTrail(),
                face.rating(),
                face.assist());
    }
}
