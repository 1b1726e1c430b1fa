package dev.bellhop.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much of the heap clients may make the process hold (G9), in percent of its maximum.
@ConfigMapping(prefix = "bellhop.memory")
interface MemoryConfig {
    /// Request bodies, from their first byte to the answer.
    @WithDefault("8")
    int bodies();

    /// Answers that their clients have not taken yet.
    @WithDefault("12")
    int answers();

    /// Frames that wait while an earlier one of their sender is handled.
    @WithDefault("8")
    int frames();

    /// Frames that their recipients have not taken yet.
    @WithDefault("20")
    int outbound();

    /// Pages that visitors show to agents.
    @WithDefault("22")
    int pages();

    /// What is recorded of these pages, until it is stored.
    @WithDefault("4")
    int recordings();
}
