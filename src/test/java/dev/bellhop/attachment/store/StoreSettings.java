package dev.bellhop.attachment.store;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/// The settings of a store as the service would read them.
final class StoreSettings {
    private StoreSettings() {}

    static FileStoreConfig of(Map<String, String> given) {
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(FileStoreConfig.class);
        given.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(FileStoreConfig.class);
    }
}
