package dev.bellhop.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What Quarkus' mailer has no setting for.
@ConfigMapping(prefix = "bellhop.mail")
interface MailConfig {
    /// How long the server may take for one mail.
    @WithDefault("30s")
    Duration timeout();
}
