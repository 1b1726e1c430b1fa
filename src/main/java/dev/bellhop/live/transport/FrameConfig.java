package dev.bellhop.live.transport;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits on the frames of one client.
@ConfigMapping(prefix = "bellhop.frames")
interface FrameConfig {
    /// Messages of one client that may wait. Beyond it the client is not read from until half of them are handled; the
    /// rest waits on its side.
    @WithDefault("64")
    int waiting();

    /// The same in bytes. What has been read from the network with the last of them may come on top.
    @WithDefault("128K")
    MemorySize waitingBytes();

    /// How long the fragments of one message may take.
    @WithDefault("15s")
    Duration message();

    /// How long a client that broke the protocol may take to read the reason and disconnect.
    @WithDefault("2s")
    Duration linger();

    /// How long a client that is being closed may take to read the rest and the reason. One that never reads would
    /// otherwise stay for ever, since the close frame waits behind everything unread.
    @WithDefault("10s")
    Duration farewell();
}
