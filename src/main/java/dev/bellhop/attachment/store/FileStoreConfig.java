package dev.bellhop.attachment.store;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where files are kept.
@ConfigMapping(prefix = "bellhop.files")
interface FileStoreConfig {
    @WithDefault("disk")
    Kind store();

    /// For `disk`. Beside the embedded database, where one runs.
    @WithDefault("${bellhop.data:.bellhop}/files")
    Path folder();

    /// For `disk`. Room that files leave to the database and the log, which may be on the same disk.
    @WithDefault("512M")
    MemorySize keepFree();

    S3Config s3();

    enum Kind {
        DISK,
        S3
    }

    /// A bucket of S3, or of a store that speaks its protocol. All of it is given here: nothing is looked up in
    /// profiles, in the environment of AWS or at the machine it runs on.
    interface S3Config {
        /// Without it AWS itself, in the region.
        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        Optional<String> bucket();

        Optional<String> accessKey();

        Optional<String> secretKey();

        /// The bucket in the path, as all but a few stores take it; `false` puts it into the host's name.
        @WithDefault("true")
        boolean pathStyle();

        /// For one call, which carries 5 MB at most, all retries included.
        @WithDefault("30s")
        Duration timeout();
    }
}
