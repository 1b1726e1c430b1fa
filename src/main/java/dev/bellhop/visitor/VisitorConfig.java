package dev.bellhop.visitor;

import dev.bellhop.ratelimit.RateLimit;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.visitor")
public interface VisitorConfig {
    /// Long enough for a customer who returns next season.
    @WithDefault("365d")
    Duration tokenLifetime();

    /// How long a browser stays signed in if its owner forgets to sign out. Short, since the company's page verifies
    /// again without asking.
    @WithDefault("30d")
    Duration verifiedTokenLifetime();

    /// Browsers in which a verified visitor is signed in; beyond this the oldest is signed out.
    @WithDefault("50")
    int tokens();

    /// Merges into one verified visitor that the audit notes one by one: a person has few devices.
    @WithDefault("20/1d")
    RateLimit notedMerges();
}
