package dev.bellhop.visitor.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.visitor")
interface IdentityConfig {
    /// How far ahead a signed identity may expire: anybody who finds one in a log can act as that person until then.
    @WithDefault("24h")
    Duration identityLifetime();

    /// How far the clocks of company and service may be apart.
    @WithDefault("1m")
    Duration clockSkew();
}
