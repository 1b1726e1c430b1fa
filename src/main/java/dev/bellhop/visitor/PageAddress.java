package dev.bellhop.visitor;

import dev.bellhop.common.Names;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The address of a page without what may be private in it: user, query and fragment.
final class PageAddress {
    /// As browsers write it (WHATWG), which is more than RFC 3986 allows: `|` and brackets stand in paths as they are.
    private static final Pattern FORM = Pattern.compile(
            "(https?)://(?:[^/?#\\\\]*@)?((?:[a-z0-9._-]+|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?)(/[^?#\\p{Cntrl}]*)?(?:[?#].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int LONGEST = 500;

    private PageAddress() {}

    /// Empty if it is no address of a web page.
    static Optional<String> clean(String url) {
        var parts = FORM.matcher(url);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var origin = (parts.group(1) + "://" + parts.group(2)).toLowerCase(Locale.ROOT);
        // Browsers encode what is no ASCII; whoever does not must not turn the address round in an agent's sight.
        var clean = origin + (parts.group(3) == null ? "/" : Names.clean(parts.group(3)));
        return Optional.of(clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST));
    }
}
