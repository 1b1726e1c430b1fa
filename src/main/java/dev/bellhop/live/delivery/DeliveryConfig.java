package dev.bellhop.live.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Limits on replays.
@ConfigMapping(prefix = "bellhop.live")
interface DeliveryConfig {
    /// Entries in one `replay`.
    @WithDefault("200")
    int replayPage();

    /// Concurrent replays, so that returning clients do not starve live ones. Their reads are batched.
    @WithDefault("32")
    int replays();
}
