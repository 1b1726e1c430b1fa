package dev.bellhop.canned;

import dev.bellhop.common.Refusal;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Language tags (BCP 47).
final class Languages {
    static final String TAG = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}";

    private static final Pattern FORM = Pattern.compile(TAG);

    private Languages() {}

    /// The tag as it is usually written: `pt-BR` for `PT-br`; null for an empty one.
    static String canonical(String tag) {
        if (tag.isEmpty()) {
            return null;
        }
        try {
            var canonical =
                    new Locale.Builder().setLanguageTag(checked(tag)).build().toLanguageTag();
            return canonical.equals("und") ? null : canonical;
        } catch (IllformedLocaleException _) {
            throw unknown();
        }
    }

    // The JDK takes a hyphen alone for a tag.
    private static String checked(String tag) {
        if (!FORM.matcher(tag).matches()) {
            throw unknown();
        }
        return tag;
    }

    private static Refusal unknown() {
        return Refusal.malformed("A language is a tag like de, pt-BR or zh-Hant.");
    }
}
