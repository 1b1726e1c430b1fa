package dev.bellhop.launch;

import dev.bellhop.account.invitation.InvitationAcceptance;
import io.quarkus.logging.Log;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Creates the first owner: from the settings, or by a link in the log.
@Singleton
class FirstStart {
    private static final int AFTER_THE_DEMO = 10;
    private final InvitationAcceptance acceptance;
    private final Demo demo;
    private final Optional<String> email;
    private final Optional<String> password;
    private final String company;
    private final Optional<String> url;
    private final int port;

    FirstStart(
            InvitationAcceptance acceptance,
            Demo demo,
            @ConfigProperty(name = "bellhop.owner.email") Optional<String> email,
            @ConfigProperty(name = "bellhop.owner.password") Optional<String> password,
            @ConfigProperty(name = "bellhop.owner.company", defaultValue = "My company") String company,
            @ConfigProperty(name = "bellhop.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.acceptance = acceptance;
        this.demo = demo;
        this.email = email;
        this.password = password;
        this.company = company;
        this.url = url;
        this.port = port;
    }

    void begin(@Observes @Priority(AFTER_THE_DEMO) StartupEvent event) {
        if (demo.isOn()) {
            return;
        }
        if (email.isPresent() && password.isPresent()) {
            found(email.get(), password.get());
        } else if (LaunchMode.current() == LaunchMode.NORMAL) {
            acceptance.firstLink().ifPresent(this::show);
        }
    }

    private void found(String owner, String secret) {
        if (acceptance.foundFirst(company, owner, secret)) {
            Log.info("The first workspace is there. Its owner signs in as BELLHOP_OWNER_EMAIL says.");
        }
    }

    private void show(String link) {
        Log.infof(
                "Nobody has an account yet. Whoever follows this link within 7 days becomes the owner; it is not shown"
                        + " again:%n%n  %s%s%n",
                url.isPresent() ? "" : "http://localhost:" + port, link);
    }
}
