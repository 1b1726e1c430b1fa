package dev.bellhop.presence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.presence")
interface PresenceConfig {
    /// How long someone whose last socket closed still counts as there: a page reload, not more, since an agent who
    /// left must be seen as gone within a second.
    @WithDefault("800ms")
    Duration grace();
}
