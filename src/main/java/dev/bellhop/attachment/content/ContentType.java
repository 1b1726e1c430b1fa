package dev.bellhop.attachment.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/// Finds MIME types by content, with Tika's list of magic numbers. The names of files are believed only where one
/// content has several meanings, and never so that a document with scripts becomes something else or the reverse.
final class ContentType {
    private static final int BEGINNING = 64 * 1024;

    /// Containers of many formats, and how they are called where the name says no more.
    private static final Map<String, String> CONTAINERS = Map.of(
            "application/zip", "application/zip",
            "application/x-tika-ooxml", "application/zip",
            "application/x-tika-msoffice", "application/x-ole-storage");

    /// Of all that is text only what holds nothing a program would run.
    private static final Set<String> TEXTS = Set.of("text/csv", "text/tab-separated-values", "text/x-web-markdown");

    private ContentType() {}

    static String of(InputStream content, String name) throws IOException {
        var found = byMagic(content.readNBytes(BEGINNING)).getBaseType();
        var named = byName(name);
        var isMeant = CONTAINERS.containsKey(found.toString())
                ? isFormatOf(found, named)
                : found.equals(MediaType.TEXT_PLAIN) && TEXTS.contains(named.toString());
        return isMeant ? named.toString() : CONTAINERS.getOrDefault(found.toString(), found.toString());
    }

    private static MediaType byMagic(byte[] beginning) throws IOException {
        return types().detect(new ByteArrayInputStream(beginning), new Metadata());
    }

    private static MediaType byName(String name) throws IOException {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        return types().detect(null, metadata).getBaseType();
    }

    private static boolean isFormatOf(MediaType container, MediaType named) {
        return named.getType().equals("application")
                && types().getMediaTypeRegistry().isSpecializationOf(named, container);
    }

    // Read from XML when the first file comes, and kept by Tika.
    private static MimeTypes types() {
        return MimeTypes.getDefaultMimeTypes();
    }
}
