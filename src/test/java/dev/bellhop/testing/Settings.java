package dev.bellhop.testing;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/// Settings as an operator would write them, for a test without the service.
public final class Settings {
    private static final int ABOVE_DEFAULTS = 100;
    private static final int ABOVE_BUILT_IN = 200;

    private Settings() {}

    public static <T> T of(Class<T> mapping, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, ABOVE_BUILT_IN, new DurationConverter())
                .withConverter(MemorySize.class, ABOVE_BUILT_IN, new MemorySizeConverter())
                .withMapping(mapping)
                .withSources(new PropertiesConfigSource(settings, "test", ABOVE_DEFAULTS))
                .build()
                .getConfigMapping(mapping);
    }
}
