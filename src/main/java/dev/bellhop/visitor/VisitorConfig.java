package dev.bellhop.visitor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.visitor")
public interface VisitorConfig {
    /// A customer who comes back next season still finds their conversations.
    @WithDefault("365d")
    Duration tokenLifetime();

    /// A browser that its owner forgot to sign out of is someone's for this long. The company's page verifies anew
    /// without a question, so it may be short.
    @WithDefault("30d")
    Duration verifiedTokenLifetime();
}
