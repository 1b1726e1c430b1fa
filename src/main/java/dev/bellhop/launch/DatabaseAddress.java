package dev.bellhop.launch;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/// Whether a database is named, asked before Quarkus has its configuration.
final class DatabaseAddress {
    static final String URL = "quarkus.datasource.jdbc.url";
    static final String USER = "quarkus.datasource.username";
    private static final String DATA = "bellhop.data";

    private DatabaseAddress() {}

    static boolean isNamed() {
        // A native image keeps what its build was told as the configuration that is there already.
        return isNamed(read()) || isNamed(ConfigProvider.getConfig());
    }

    private static boolean isNamed(Config config) {
        return config.getOptionalValue(URL, String.class)
                .filter(url -> !url.isBlank())
                .isPresent();
    }

    static Path dataFolder() {
        return Path.of(read().getOptionalValue(DATA, String.class).orElse(".bellhop"))
                .toAbsolutePath()
                .normalize()
                .resolve("postgresql");
    }

    /// The sources that Quarkus will read: system properties, the environment, `.env`, `config/application.properties`,
    /// `quarkus.config.locations`, and what is on the class path.
    private static SmallRyeConfig read() {
        return ConfigUtils.emptyConfigBuilder()
                .addDiscoveredSources()
                .withSources(new PropertiesLocationConfigSourceFactory())
                .build();
    }
}
