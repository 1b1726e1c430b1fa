package dev.bellhop.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "bellhop.password")
public interface PasswordConfig {
    /// Each step doubles the time. 11 takes about 0.2 s on a small machine; OWASP asks for at least 10.
    @WithDefault("11")
    int cost();
}
