package dev.bellhop.account.sso;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The public URLs of single sign-on. Without `bellhop.url` they are derived from the request, which is safe: a
/// provider sends codes only to its registered address.
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
