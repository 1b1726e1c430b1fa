package dev.bellhop.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How often one may call over REST (G9). Each replica counts for itself.
@ConfigMapping(prefix = "bellhop.limit")
interface RateLimitConfig {
    /// All calls from one address: a large office behind one, and then some.
    @WithDefault("6000/1m")
    RateLimit address();

    /// All calls of one visitor, agent or key.
    @WithDefault("3000/1m")
    RateLimit caller();

    /// Tries to sign in from one address: a whole team in the morning.
    @WithDefault("30/1m")
    RateLimit signInAddress();

    /// Tries to sign in to one account: a person who has forgotten which password it was.
    @WithDefault("10/1m")
    RateLimit signInAccount();

    /// Mails to one address that somebody asks for: nobody's mailbox is filled through us.
    @WithDefault("5/1h")
    RateLimit mailTo();

    /// Mails that one address asks for: a new team is invited in one go.
    @WithDefault("60/1h")
    RateLimit mailAddress();

    /// New visitors from one address. A browser becomes one once.
    @WithDefault("60/1m")
    RateLimit newVisitors();
}
