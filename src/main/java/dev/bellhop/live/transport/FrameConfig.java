package dev.bellhop.live.transport;

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

    /// How long a client that is sent away has to read what still waits for it and why it has to go. One that never
    /// reads would otherwise stay for good: the close frame waits behind all that it has not read.
    @WithDefault("10s")
    Duration farewell();
}
