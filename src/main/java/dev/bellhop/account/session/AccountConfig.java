package dev.bellhop.account.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.account")
public interface AccountConfig {
    /// Over a weekend and somebody's day off.
    @WithDefault("7d")
    Duration invitationLifetime();

    /// Whoever asked has the mailbox open.
    @WithDefault("1h")
    Duration resetLifetime();

    /// Wrong codes of a second factor in a row, before it rests.
    @WithDefault("5")
    int wrongCodes();

    /// Five guesses each quarter of an hour find one in a million codes in some years.
    @WithDefault("15m")
    Duration wrongCodesRest();
}
