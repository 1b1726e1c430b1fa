package dev.bellhop.visitor.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.visitor")
interface IdentityConfig {
    /// How far ahead the end of a signed identity may lie: whoever finds one in a log is that person for so long.
    @WithDefault("24h")
    Duration identityLifetime();

    /// How far the clocks of company and service may be apart.
    @WithDefault("1m")
    Duration clockSkew();
}
