package dev.bellhop.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "bellhop.log")
interface LogConfig {
    /// Rows one commit stores at the most: beyond a few hundred a larger batch only makes its first sender wait.
    @WithDefault("512")
    int batch();

    /// Drafts that may wait for the writer; beyond it senders are told to slow down (G9).
    @WithDefault("20000")
    int waiting();
}
