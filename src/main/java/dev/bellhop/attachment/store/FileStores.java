package dev.bellhop.attachment.store;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes the store that the settings name.
@Singleton
class FileStores {
    // The client of S3 is loaded where it is used.
    @Produces
    @Singleton
    @Startup
    FileStore store(FileStoreConfig config) {
        return switch (config.store()) {
            case DISK -> new DiskStore(config.folder(), config.keepFree().asLongValue()).warned();
            case S3 -> S3Store.of(config.s3());
        };
    }
}
