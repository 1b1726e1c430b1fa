package dev.bellhop.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Rate limits of frames other than messages (G9), for each person on all devices.
@ConfigMapping(prefix = "bellhop.rate")
interface FrameRateConfig {
    /// Frames that need the database, such as `resume` and `read`.
    @WithDefault("50")
    int framesPerSecond();

    /// An agent who goes through the list quickly.
    @WithDefault("400")
    int framesBurst();

    /// Typing indicators passed on; others are dropped.
    @WithDefault("1")
    int typingPerSecond();

    /// Pages that a visitor comes to; others are dropped.
    @WithDefault("1")
    int pagesPerSecond();

    /// A visitor who knows the way.
    @WithDefault("10")
    int pagesBurst();

    /// Somebody begins, pauses and begins again.
    @WithDefault("5")
    int typingBurst();
}
