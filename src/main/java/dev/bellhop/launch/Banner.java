package dev.bellhop.launch;

import io.quarkus.logging.Log;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Prints the addresses once the service runs.
@Singleton
class Banner {
    private static final int LAST = Integer.MAX_VALUE;
    private final Demo demo;
    private final int port;

    Banner(Demo demo, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.demo = demo;
        this.port = port;
    }

    void show(@Observes @Priority(LAST) StartupEvent event) {
        var base = "http://localhost:" + port;
        var text = new StringBuilder("Bellhop runs.\n\n");
        if (demo.isOn()) {
            text.append("  As a visitor   ").append(base).append("/demo/\n");
        }
        text.append("  As an agent    ").append(base).append("/console/\n");
        if (demo.isOn()) {
            text.append("  Sign in with   ")
                    .append(Demo.EMAIL)
                    .append("  ")
                    .append(Demo.PASSWORD)
                    .append('\n');
        }
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            text.append("  REST           ").append(base).append("/q/swagger-ui\n");
        }
        Log.info(text);
    }
}
