package dev.bellhop.security.http;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Stops the start if forwarded addresses are accepted from anyone: every caller could then choose the address that
/// limits and logs use.
@Singleton
class ProxyCheck {
    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";
    private final boolean forwarding;
    private final Optional<List<String>> trusted;

    ProxyCheck(
            @ConfigProperty(name = FORWARDING, defaultValue = "false") boolean forwarding,
            @ConfigProperty(name = TRUSTED) Optional<List<String>> trusted) {
        this.forwarding = forwarding;
        this.trusted = trusted;
    }

    void check(@Observes StartupEvent event) {
        if (forwarding && trusted.orElse(List.of()).isEmpty()) {
            throw new ConfigurationException(FORWARDING + " is on, but " + TRUSTED
                    + " names no proxy. Name yours, as addresses or networks like 10.0.0.0/8.");
        }
    }
}
