package dev.bellhop.testing;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/// Settings as an operator would write them, for a test without the service.
public final class TestSettings {
    private static final int SHIPPED = 90;
    private static final int ABOVE_DEFAULTS = 100;
    private static final int ABOVE_BUILT_IN = 200;

    private TestSettings() {}

    public static <T> T of(Class<T> mapping, Map<String, String> settings) {
        return builder(mapping, settings).build().getConfigMapping(mapping);
    }

    /// With `application.properties` beneath them, as in a service that is shipped.
    public static <T> T shipped(Class<T> mapping, Map<String, String> settings) {
        try {
            var shipped = TestSettings.class.getResource("/application.properties");
            return builder(mapping, settings)
                    .withSources(new PropertiesConfigSource(shipped, SHIPPED))
                    .build()
                    .getConfigMapping(mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SmallRyeConfigBuilder builder(Class<?> mapping, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, ABOVE_BUILT_IN, new DurationConverter())
                .withConverter(MemorySize.class, ABOVE_BUILT_IN, new MemorySizeConverter())
                .withMapping(mapping)
                .withSources(new PropertiesConfigSource(settings, "test", ABOVE_DEFAULTS));
    }
}
