package dev.bellhop.attachment.content;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// The virus scanner, which is optional.
@ConfigMapping(prefix = "bellhop.files.scanner")
interface ScannerConfig {
    /// Of ClamAV's daemon: `host:port`, or a host with ClamAV's port 3310. The operator's own, so no egress policy.
    Optional<String> address();

    /// For all of one file. ClamAV itself gives up on a file after two minutes, and no sender waits that long.
    @WithDefault("30s")
    Duration timeout();

    /// What becomes of files while the scanner does not answer.
    @WithDefault("refuse")
    Unavailable unavailable();

    enum Unavailable {
        REFUSE,
        KEEP
    }
}
