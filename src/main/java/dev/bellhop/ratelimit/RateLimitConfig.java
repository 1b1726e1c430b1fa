package dev.bellhop.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Rate limits of REST (G9). Each replica counts for itself.
@ConfigMapping(prefix = "bellhop.limit")
interface RateLimitConfig {
    /// All calls from one address: enough for a large office.
    @WithDefault("6000/1m")
    RateLimit address();

    /// Calls of one address to what is below `/q/`, but for the health checks: enough for several Prometheus servers.
    @WithDefault("120/1m")
    RateLimit management();

    /// Health checks from one address: enough for a node that asks for many containers.
    @WithDefault("1200/1m")
    RateLimit probes();

    /// All calls of one visitor, agent or key.
    @WithDefault("3000/1m")
    RateLimit caller();

    /// Conversations that one agent or key changes several at once: as many as a person can want.
    @WithDefault("2000/1m")
    RateLimit bulk();

    /// Sign-ins from one address: enough for a team in the morning.
    @WithDefault("30/1m")
    RateLimit signInAddress();

    /// Sign-ins to one account from one address: enough for somebody who tries several passwords. From everywhere, five
    /// times as many; where the account was signed in before, no more than this.
    @WithDefault("10/1m")
    RateLimit signInAccount();

    /// Requested mails to one address, so that nobody's mailbox is flooded.
    @WithDefault("5/1h")
    RateLimit mailTo();

    /// Mails requested from one address: enough to invite a new team.
    @WithDefault("60/1h")
    RateLimit mailAddress();

    /// New visitors from one address. A browser needs this once.
    @WithDefault("60/1m")
    RateLimit newVisitors();
}
