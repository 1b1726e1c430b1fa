package dev.bellhop.account.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.account")
interface PasswordResetConfig {
    /// Whoever asked has the mailbox open.
    @WithDefault("1h")
    Duration resetLifetime();
}
