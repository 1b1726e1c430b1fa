package dev.bellhop.account.invitation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.account")
interface InvitationConfig {
    /// Over a weekend and somebody's day off.
    @WithDefault("7d")
    Duration invitationLifetime();
}
