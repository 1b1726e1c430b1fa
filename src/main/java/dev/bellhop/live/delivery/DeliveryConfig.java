package dev.bellhop.live.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much is read from the store at a time for clients that come back.
@ConfigMapping(prefix = "bellhop.live")
interface DeliveryConfig {
    /// Entries in one `replay`.
    @WithDefault("200")
    int replayPage();

    /// Replays at the same time, so that many who come back do not starve those who are here. What they read at the
    /// same moment they read together.
    @WithDefault("32")
    int replays();
}
