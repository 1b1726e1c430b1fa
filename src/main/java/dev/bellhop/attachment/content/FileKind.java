package dev.bellhop.attachment.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/// What a file is, by its content.
///
/// @param type a MIME type without parameters, such as `image/png`
public record FileKind(String type) {
    /// What every browser decodes as a picture, and never as a document with scripts (as SVG is).
    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif");

    /// Reads the beginning of the content.
    ///
    /// @param name a hint where one content has several meanings: a ZIP archive may be a spreadsheet
    public static FileKind of(InputStream content, String name) throws IOException {
        return new FileKind(ContentType.of(content, name));
    }

    public boolean isPicture() {
        return PICTURES.contains(type);
    }

    /// Whether a browser may show it in a page of its own. Everything else is downloaded.
    public boolean isShownInline() {
        return isPicture();
    }
}
