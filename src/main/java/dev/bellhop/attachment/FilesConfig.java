package dev.bellhop.attachment;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What files may take.
@ConfigMapping(prefix = "bellhop.files")
interface FilesConfig {
    /// One file.
    @WithDefault("25M")
    MemorySize largest();

    /// All files of one workspace.
    @WithDefault("20G")
    MemorySize perWorkspace();

    /// What one visitor may upload in a day.
    @WithDefault("200M")
    MemorySize visitorPerDay();

    /// What all visitors of one workspace may upload in a day, so that strangers do not fill what agents need.
    @WithDefault("4G")
    MemorySize visitorsPerDay();

    /// What visitors at one address may upload in a day, so that one of them leaves room for the others.
    @WithDefault("1G")
    MemorySize addressPerDay();

    /// Uploads of one person or key that are in no message yet.
    @WithDefault("50")
    int unposted();

    /// How long a file waits for its message.
    @WithDefault("24h")
    Duration unpostedFor();

    /// How long a link to a file can be used.
    @WithDefault("1h")
    Duration linkFor();
}
