package dev.bellhop.canned;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What a workspace and an agent may have. The console keeps all of them, so that it searches while one types.
@ConfigMapping(prefix = "bellhop.canned")
interface CannedReplyConfig {
    /// Replies for everyone: several hundred, in a few languages each.
    @WithDefault("2000")
    int everyone();

    @WithDefault("2M")
    MemorySize everyoneBytes();

    /// One agent's own.
    @WithDefault("500")
    int personal();

    @WithDefault("256K")
    MemorySize personalBytes();
}
