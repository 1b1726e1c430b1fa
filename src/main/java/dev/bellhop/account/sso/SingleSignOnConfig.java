package dev.bellhop.account.sso;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.oidc")
interface SingleSignOnConfig {
    /// Whether a provider may stand in a private network, or on this machine without TLS. An owner of a workspace says
    /// where it stands, so only where owners are trusted with a look into the network.
    @WithDefault("false")
    boolean privateNetworks();

    /// For each answer of a provider, as a whole.
    @WithDefault("5s")
    Duration timeout();

    /// Of each answer. A document with its keys has a few kilobytes.
    @WithDefault("256K")
    MemorySize answer();

    /// From leaving for the provider to coming back.
    @WithDefault("10m")
    Duration attempt();
}
