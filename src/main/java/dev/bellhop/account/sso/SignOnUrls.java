package dev.bellhop.account.sso;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where single sign-on stands, as the outside sees it. Without `bellhop.url` it is what the request asked for: that
/// leads nowhere but back to who asked, and a provider sends codes only to the address that was entered there.
@Singleton
class SignOnUrls {
    static final String PATH = "/api/v1/single-sign-on";
    private final Optional<String> base;

    SignOnUrls(@ConfigProperty(name = "bellhop.url") Optional<String> base) {
        this.base = base.map(url -> url.replaceFirst("/+$", ""));
    }

    URI callback(UriInfo uri) {
        return URI.create(base(uri) + PATH + "/callback");
    }

    URI signIn(UUID workspace, UriInfo uri) {
        return URI.create(base(uri) + PATH + "/" + workspace);
    }

    private String base(UriInfo uri) {
        return base.orElseGet(() -> uri.getBaseUri().toString().replaceFirst("/+$", ""));
    }
}
