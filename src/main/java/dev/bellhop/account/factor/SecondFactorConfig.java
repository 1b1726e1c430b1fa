package dev.bellhop.account.factor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.account")
interface SecondFactorConfig {
    /// Wrong codes in a row before it is locked for a while.
    @WithDefault("5")
    int wrongCodes();

    /// At five guesses per quarter of an hour, guessing one of a million codes takes years.
    @WithDefault("15m")
    Duration wrongCodesRest();
}
