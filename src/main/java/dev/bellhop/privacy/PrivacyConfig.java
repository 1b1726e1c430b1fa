package dev.bellhop.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.privacy")
interface PrivacyConfig {
    /// Entries emptied per transaction: a few milliseconds during which nobody can write in that conversation.
    @WithDefault("500")
    int batch();

    /// How long an anonymous visitor who never wrote and has not come back is kept. Anybody can make them by the
    /// thousand.
    @WithDefault("30d")
    Duration unusedVisitors();
}
