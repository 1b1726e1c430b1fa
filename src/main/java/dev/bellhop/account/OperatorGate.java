package dev.bellhop.account;

import dev.bellhop.common.Refusal;
import dev.bellhop.ratelimit.RequestRateLimits;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Whoever runs the service shows a token that stands in its settings. Without one, nobody is the operator.
@Singleton
public class OperatorGate {
    public static final String HEADER = "Bellhop-Operator-Token";
    private static final String SETTING = "bellhop.operator.token";
    private static final int LEAST = 32;
    private final RequestRateLimits limits;
    private final Optional<String> token;

    OperatorGate(RequestRateLimits limits, @ConfigProperty(name = SETTING) Optional<String> token) {
        this.limits = limits;
        this.token = token;
    }

    void check(@Observes StartupEvent event) {
        if (token.filter(text -> text.length() < LEAST).isPresent()) {
            throw new ConfigurationException(
                    SETTING + " has fewer than " + LEAST + " characters. Make one with: openssl rand -base64 32");
        }
    }

    /// @param shown may be null
    public void check(String shown) {
        limits.takeByAddress(RequestRateLimits.Rule.SIGN_IN_ADDRESS);
        if (shown == null || token.filter(known -> same(known, shown)).isEmpty()) {
            throw Refusal.unauthenticated("Only the operator of this service may do this.");
        }
    }

    // In the same time, however much of it is right.
    private static boolean same(String known, String shown) {
        return MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
