package dev.bellhop.site;

import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// The part of a site that anyone with its key may see.
public record PublicSite(
        UUID id,
        UUID workspace,
        String key,
        String name,
        String greeting,
        String accent,
        List<String> origins,
        boolean enforcesIdentity,
        boolean pageTrail,
        boolean rating,
        AssistRules assist,
        Duration recordingsKept) {
    /// A string without its characters, and a reference to it.
    private static final int TEXT_BYTES = 48;

    /// The records and lists themselves, and the cache's entry.
    private static final int OWN_BYTES = 400;

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
                site.pageTrail,
                site.rating,
                AssistRules.of(site),
                recordingsKept(site));
    }

    // No longer than the conversations they belong to.
    private static Duration recordingsKept(Site site) {
        var most = site.retentionDays == null ? site.assistRecordDays : site.retentionDays;
        return Duration.ofDays(Math.min(site.assistRecordDays, most));
    }

    /// What it takes in memory, in bytes, rather too much than too little.
    int bytes() {
        var texts = Stream.of(
                        Stream.of(key, name, greeting, accent),
                        origins.stream(),
                        assist.unmask().stream(),
                        assist.block().stream(),
                        assist.actOn().stream())
                .flatMap(some -> some)
                .mapToInt(text -> TEXT_BYTES + 2 * text.length())
                .sum();
        return OWN_BYTES + texts;
    }

    /// Whether this visitor is verified where the site requires it.
    public boolean serves(Caller.Visitor visitor) {
        return visitor.isVerified() || !enforcesIdentity;
    }

    /// The refusal for a visitor who is not.
    public static Refusal unverified() {
        return Refusal.forbidden("This chat is for people who are signed in. Sign in, then write again.");
    }

    /// Whether a page of this origin may use the site. A client without an origin is not a browser, so no page can be
    /// abusing its visitor; it passes.
    public boolean welcomes(String origin) {
        return origin == null || origins.contains("*") || origins.contains(origin);
    }

    public void checkWelcomes(String origin) {
        if (!welcomes(origin)) {
            throw Refusal.forbidden("This page's origin is not on the site's list. Add it in the site's settings.");
        }
    }
}
