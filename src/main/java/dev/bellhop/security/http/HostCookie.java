package dev.bellhop.security.http;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Optional;

/// A host-only cookie that scripts cannot read. Over TLS its name has the `__Host-` prefix, so that no sibling domain
/// can plant one (RFC 6265bis, 4.1.3.2).
///
/// @param name without the prefix
public record HostCookie(String name, NewCookie.SameSite sameSite) {

    /// @param lifetime zero deletes it
    public NewCookie of(String value, Duration lifetime, UriInfo uri) {
        return new NewCookie.Builder(name(uri))
                .value(value)
                .path("/")
                .maxAge((int) lifetime.toSeconds())
                .httpOnly(true)
                .secure(isSecure(uri))
                .sameSite(sameSite)
                .build();
    }

    public Optional<String> in(HttpHeaders headers, UriInfo uri) {
        return Optional.ofNullable(headers.getCookies().get(name(uri))).map(Cookie::getValue);
    }

    private String name(UriInfo uri) {
        return isSecure(uri) ? "__Host-" + name : name;
    }

    private static boolean isSecure(UriInfo uri) {
        return "https".equals(uri.getRequestUri().getScheme());
    }
}
