package dev.bellhop.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// The mail server that invitations and new passwords are sent by.
@ConfigMapping(prefix = "bellhop.mail")
interface MailConfig {
    /// Without it no mail is sent.
    Optional<String> host();

    /// 587, 465 or 25, by [#encryption] where it is not set.
    OptionalInt port();

    /// A mail opens an account: who reads it on its way is in.
    @WithDefault("starttls")
    Encryption encryption();

    Optional<String> username();

    Optional<String> password();

    @WithDefault("bellhop@localhost")
    String from();

    /// How long the server may take for one mail.
    @WithDefault("30s")
    Duration timeout();

    enum Encryption {
        /// Plain at first, and refused if the server cannot change to TLS.
        STARTTLS(587),
        /// From the first byte.
        TLS(465),
        /// For a relay on the same machine.
        NONE(25);

        final int port;

        Encryption(int port) {
            this.port = port;
        }
    }
}
