package dev.bellhop.live;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of one client (G9).
@ConfigMapping(prefix = "bellhop.live")
interface LiveConfig {
    /// Time for `hello`.
    @WithDefault("10s")
    Duration helloTimeout();

    @WithDefault("20s")
    Duration pingInterval();

    /// Three pings without an answer.
    @WithDefault("60s")
    Duration silence();

    /// A client for which bytes wait and that has taken none of them for this long is told to reconnect and resume. A
    /// page of a replay counts as taken when all of it is, so a slow phone needs its time.
    @WithDefault("60s")
    Duration stalled();

    /// Outbound bytes that may wait for one client; beyond it the client is told to reconnect and resume.
    @WithDefault("1M")
    MemorySize outbound();

    /// Hellos handled at the same time; their reads are batched.
    @WithDefault("64")
    int hellos();

    /// Invalid frames in a row before the connection is closed.
    @WithDefault("20")
    int malformed();
}
