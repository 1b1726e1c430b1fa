package dev.bellhop.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much patience the service has with the frames of one client.
@ConfigMapping(prefix = "bellhop.frames")
interface FrameConfig {
    /// Messages of one client that may wait for their turn. Beyond it nothing more is read from that client until half
    /// of them are dealt with; what it sends meanwhile waits on its own side.
    @WithDefault("64")
    int waiting();

    /// How long a client that broke the protocol has to read the reason and hang up.
    @WithDefault("2s")
    Duration linger();
}
