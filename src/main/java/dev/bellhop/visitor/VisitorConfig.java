package dev.bellhop.visitor;

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
}
