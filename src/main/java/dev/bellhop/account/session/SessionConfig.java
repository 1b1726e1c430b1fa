package dev.bellhop.account.session;

import dev.bellhop.ratelimit.RateLimit;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.session")
interface SessionConfig {
    /// Short, since a stolen access token works this long.
    @WithDefault("15m")
    Duration accessLifetime();

    /// An agent back from a holiday signs in again.
    @WithDefault("14d")
    Duration refreshLifetime();

    /// Two tabs of one browser may use the same refresh token at the same moment.
    @WithDefault("10s")
    Duration refreshGrace();

    /// Open sessions of one account; a further sign-in ends the one that was not used for the longest time.
    @WithDefault("100")
    int most();

    NotedRefusals notedRefusals();

    /// How many refused sign-ins are noted in the audit.
    interface NotedRefusals {
        @WithDefault("20/1h")
        RateLimit account();

        @WithDefault("60/1h")
        RateLimit address();

        @WithDefault("10000/1d")
        RateLimit all();
    }
}
