package dev.bellhop.account.sso;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.oidc")
interface SingleSignOnConfig {
    /// Allows providers in private networks, and on this machine without TLS. Workspace owners enter the address, so
    /// enable it only if owners may probe the network.
    @WithDefault("false")
    boolean privateNetworks();

    /// Timeout of each request to a provider.
    @WithDefault("5s")
    Duration timeout();

    /// The largest response. A document with keys has a few kilobytes.
    @WithDefault("256K")
    MemorySize answer();

    /// How long a sign-in at the provider may take.
    @WithDefault("10m")
    Duration attempt();
}
