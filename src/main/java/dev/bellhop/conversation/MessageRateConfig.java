package dev.bellhop.conversation;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Rate limits of messages (G9), as token buckets: a burst and a rate per second.
@ConfigMapping(prefix = "bellhop.rate")
interface MessageRateConfig {
    /// A person sends at most two per second; a busy bot uses many conversations.
    @WithDefault("20")
    int senderPerSecond();

    /// An outbox filled while offline arrives at once.
    @WithDefault("200")
    int senderBurst();

    /// All visitors of one site together, or all agents of one workspace.
    @WithDefault("2000")
    int sitePerSecond();

    @WithDefault("4000")
    int siteBurst();

    /// What one visitor may write in a day, rows included: more than anybody types.
    @WithDefault("16M")
    MemorySize visitorBytesPerDay();

    /// What all visitors of one site may write in a day, rows included, so that nobody fills the disk.
    @WithDefault("2G")
    MemorySize siteBytesPerDay();
}
