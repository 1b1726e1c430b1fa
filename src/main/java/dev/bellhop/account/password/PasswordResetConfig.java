package dev.bellhop.account.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.account")
interface PasswordResetConfig {
    /// Short: whoever asked is waiting for the mail.
    @WithDefault("1h")
    Duration resetLifetime();
}
