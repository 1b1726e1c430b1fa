package dev.bellhop.conversation.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bellhop.common.Refusal;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// The header `Upload-Metadata` of tus: keys, each with its value in Base64, separated by commas.
///
/// @param width null if it is not said; likewise `height`
record UploadMetadata(String filename, Integer width, Integer height) {
    private static final int MOST = 4_000;

    static UploadMetadata parse(String header) {
        if (header == null || header.length() > MOST) {
            throw malformed();
        }
        var values = new HashMap<String, String>();
        for (var pair : header.split(",", -1)) {
            var parts = pair.strip().split(" ", -1);
            if (parts.length > 2) {
                throw malformed();
            }
            values.put(parts[0], parts.length == 1 ? "" : decode(parts[1]));
        }
        if (!values.containsKey("filename")) {
            throw malformed();
        }
        return new UploadMetadata(values.get("filename"), number(values, "width"), number(values, "height"));
    }

    private static String decode(String value) {
        try {
            return new String(Base64.getDecoder().decode(value), UTF_8);
        } catch (IllegalArgumentException _) {
            throw malformed();
        }
    }

    private static Integer number(Map<String, String> values, String key) {
        try {
            return values.containsKey(key) ? Integer.valueOf(values.get(key)) : null;
        } catch (NumberFormatException _) {
            throw malformed();
        }
    }

    private static Refusal malformed() {
        return Refusal.malformed(
                "The header Upload-Metadata holds \"filename\", a blank and the name in Base64; then, of"
                        + " a picture, \"width\" and \"height\" likewise, separated by commas.");
    }
}
