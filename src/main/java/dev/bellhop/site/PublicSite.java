package dev.bellhop.site;

import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// What anyone who knows a site's key may know of it.
public record PublicSite(
        UUID id,
        UUID workspace,
        String key,
        String name,
        String greeting,
        String accent,
        List<String> origins,
        boolean enforcesIdentity,
        AssistRules assist,
        Duration recordingsKept) {

    static PublicSite of(Site site) {
        return new PublicSite(
                site.id,
                site.workspace,
                site.key,
                site.name,
                site.greeting,
                site.accent,
                List.copyOf(site.origins),
                site.enforceIdentity,
                AssistRules.of(site),
                recordingsKept(site));
    }

    // No longer than the conversation they belong to.
    private static Duration recordingsKept(Site site) {
        var most = site.retentionDays == null ? site.assistRecordDays : site.retentionDays;
        return Duration.ofDays(Math.min(site.assistRecordDays, most));
    }

    /// Whether this visitor may be here, as far as who they are is concerned.
    public boolean serves(Caller.Visitor visitor) {
        return visitor.isVerified() || !enforcesIdentity;
    }

    /// What those are told who may not.
    public static Refusal unverified() {
        return Refusal.forbidden("This chat is for people who are signed in. Sign in, then write again.");
    }

    /// Whether a page of this origin may use the site. A client without an origin is not a browser, so there is no page
    /// whose visitor could be tricked; it passes.
    public boolean welcomes(String origin) {
        return origin == null || origins.contains("*") || origins.contains(origin);
    }

    public void checkWelcomes(String origin) {
        if (!welcomes(origin)) {
            throw Refusal.forbidden("This page's origin is not on the site's list. Add it in the site's settings.");
        }
    }
}
