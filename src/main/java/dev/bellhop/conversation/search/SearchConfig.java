package dev.bellhop.conversation.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of searching.
@ConfigMapping(prefix = "bellhop.search")
interface SearchConfig {
    /// How long the database looks, before the caller is asked to narrow the search down.
    @WithDefault("3s")
    Duration timeout();

    /// The newest entries that are read one by one first: a word of every hundredth message fills a page from them,
    /// without reading all places where it occurs.
    @WithDefault("5000")
    int recent();

    /// How much of the time the service adds what was said, in percent, while there is much to add. The processor is
    /// for live messages.
    @WithDefault("2")
    int share();

    /// How often the service looks for messages that a crash has left unindexed.
    @WithDefault("60s")
    Duration sweep();
}
