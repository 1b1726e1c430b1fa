package dev.bellhop.live.admission;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Time limits of HTTP requests, and how many connections may be idle.
@ConfigMapping(prefix = "bellhop.request")
interface RequestConfig {
    /// From the first byte of a request, or from the start of the connection, to the end of the request's head. The
    /// idle timeout restarts with each byte, so a slow trickle would keep a connection for ever.
    @WithDefault("10s")
    Duration head();

    /// The least time for a body.
    @WithDefault("20s")
    Duration body();

    /// A body gets one more second per so many bytes: a slow phone with a large file is no attack.
    @WithDefault("8K")
    MemorySize pace();

    /// The most idle connections. Beyond it the longest idle one is closed: a flood pushes out its own, since honest
    /// clients send a request at once.
    @WithDefault("10000")
    int waiting();

    /// The most bytes of a body that is no piece of a file.
    @WithDefault("256K")
    MemorySize knownBody();

    /// The most bytes of a body before its sender's token is verified.
    @WithDefault("16K")
    MemorySize strangersBody();

    /// Connections from one address, sockets among them: enough for a large office. Trusted proxies are not counted.
    @WithDefault("1000")
    int perAddress();
}
