package dev.bellhop.live.admission;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much patience the service has with connections that have not asked anything yet.
@ConfigMapping(prefix = "bellhop.request")
interface RequestConfig {
    /// From the first byte of a request, or from the connection itself, to the end of the request's head. The idle
    /// timeout begins anew with each byte, so that one byte now and then would keep a connection for good.
    @WithDefault("10s")
    Duration head();

    /// How long a body may take at the least.
    @WithDefault("20s")
    Duration body();

    /// Bytes for which a body gets a second more: a slow phone with a large file is no attack.
    @WithDefault("8K")
    MemorySize pace();

    /// Connections that have asked nothing, or nothing any more. Beyond it the one that has waited longest is closed:
    /// a flood pushes out its own, because who means to ask does so at once.
    @WithDefault("10000")
    int waiting();
}
