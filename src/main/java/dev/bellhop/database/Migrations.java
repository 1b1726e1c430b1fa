package dev.bellhop.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Runs migrations on a connection of their own, with the rights of the database user, or of the tables' owner if the
/// settings name one. Pooled connections have switched to a role without these rights, and before the first start that
/// role does not exist.
@Singleton
class Migrations implements FlywayConfigurationCustomizer {
    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;

    Migrations(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "quarkus.flyway.username") Optional<String> owner,
            @ConfigProperty(name = "quarkus.flyway.password") Optional<String> ownersPassword) {
        this.url = url;
        this.user = owner.or(() -> user);
        this.password = owner.isPresent() ? ownersPassword : password;
    }

    @Override
    public void customize(FluentConfiguration migrations) {
        migrations.dataSource(url, user.orElse(null), password.orElse(null));
    }
}
