package dev.bellhop.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "bellhop.privacy")
interface PrivacyConfig {
    /// Entries emptied per transaction: a few milliseconds during which nobody can write in that conversation.
    @WithDefault("500")
    int batch();
}
