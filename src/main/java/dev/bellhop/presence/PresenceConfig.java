package dev.bellhop.presence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.presence")
interface PresenceConfig {
    /// How long somebody counts as online after the last socket closed. Long enough for a page reload; an agent who
    /// left must be seen as gone within a second.
    @WithDefault("800ms")
    Duration grace();
}
