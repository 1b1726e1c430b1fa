package dev.bellhop.visitor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The address of a page without what may be private in it: user, query and fragment.
final class PageAddress {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST = 500;

    private PageAddress() {}

    /// Empty if it is no address of a web page.
    static Optional<String> clean(String url) {
        try {
            var uri = new URI(beforeQuery(url));
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!SCHEMES.contains(scheme) || uri.getHost() == null) {
                return Optional.empty();
            }
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            var clean = scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path;
            return Optional.of(clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static String beforeQuery(String url) {
        var end = url.length();
        for (int n = 0; n < end; n++) {
            if (url.charAt(n) == '?' || url.charAt(n) == '#') {
                end = n;
            }
        }
        return url.substring(0, end);
    }
}
