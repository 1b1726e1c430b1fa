package dev.bellhop.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How fast messages may come (G9). Each is a token bucket: so many at once, and so many a second from then on.
@ConfigMapping(prefix = "bellhop.rate")
interface MessageRateConfig {
    /// A person types two a second at the most; a bot that answers many does so in many conversations.
    @WithDefault("20")
    int senderPerSecond();

    /// An outbox that was filled while offline comes all at once.
    @WithDefault("200")
    int senderBurst();

    /// All visitors of one site together, or all agents of one workspace.
    @WithDefault("2000")
    int sitePerSecond();

    @WithDefault("4000")
    int siteBurst();
}
