package dev.bellhop.account.factor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.account")
interface SecondFactorConfig {
    /// Wrong codes in a row, before the second factor rests.
    @WithDefault("5")
    int wrongCodes();

    /// Five guesses each quarter of an hour find one in a million codes in some years.
    @WithDefault("15m")
    Duration wrongCodesRest();
}
