package dev.bellhop.live;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much patience the service has with one client, and how much it keeps for it (G9).
@ConfigMapping(prefix = "bellhop.live")
interface LiveConfig {
    /// A client that does not say who it is holds a socket and nothing else.
    @WithDefault("10s")
    Duration helloTimeout();

    @WithDefault("20s")
    Duration pingInterval();

    /// Three pings without an answer.
    @WithDefault("60s")
    Duration silence();

    /// Bytes that may wait for one client to read them; beyond it the client is told to come back and resume.
    @WithDefault("1M")
    MemorySize outbound();

    /// Clients whose hello is dealt with at the same time; what they read, they read together.
    @WithDefault("64")
    int hellos();

    /// Frames in a row that could not be understood before the connection is closed.
    @WithDefault("20")
    int malformed();
}
