package dev.bellhop.account.invitation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "bellhop.account")
interface InvitationConfig {
    /// Long enough for a weekend and a day off.
    @WithDefault("7d")
    Duration invitationLifetime();

    /// Open invitations of one workspace.
    @WithDefault("500")
    int invitations();
}
