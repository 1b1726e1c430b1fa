package dev.bellhop.assist;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The bounds of remote assistance.
@ConfigMapping(prefix = "bellhop.assist")
interface AssistConfig {
    /// How long a visitor may take to answer.
    @WithDefault("2m")
    Duration answerWithin();

    /// Nobody shall be looked at because both have forgotten it.
    @WithDefault("30m")
    Duration timeLimit();

    /// How long the tab may be away: for a page that loads slowly, or a phone that changes networks.
    @WithDefault("60s")
    Duration tabGrace();

    /// How long a page is shown that no agent looks at.
    @WithDefault("2m")
    Duration unwatchedGrace();

    /// What is kept in memory of one page, in characters, for those who come to watch or are slow. A page whose picture
    /// alone is more cannot be shown. A page of 20,000 elements is about 3M.
    @WithDefault("8M")
    MemorySize buffer();

    /// What a page may send in a second, in characters, after a burst of twice the buffer.
    @WithDefault("1M")
    MemorySize perSecond();

    /// What may wait for one agent before pages wait too, in bytes, so that messages never stand behind much of them.
    @WithDefault("64K")
    MemorySize ahead();

    /// Sessions at the same time, so that their buffers have a bound together.
    @WithDefault("200")
    int sessions();
}
