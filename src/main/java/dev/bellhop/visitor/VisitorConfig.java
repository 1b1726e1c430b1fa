package dev.bellhop.visitor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.visitor")
interface VisitorConfig {
    /// A customer who comes back next season still finds their conversations.
    @WithDefault("365d")
    Duration tokenLifetime();
}
