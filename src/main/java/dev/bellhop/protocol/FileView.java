package dev.bellhop.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A file of a message.
///
/// @param size in bytes
/// @param type a media type, found by the content
/// @param width of a picture, in pixels, as its sender's browser said; likewise `height`
@Schema(name = "File")
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileView(
        UUID id,

        @Schema(examples = "invoice.pdf") String name,

        @Schema(examples = "48213") long size,

        @Schema(examples = "application/pdf") String type,

        @Nullable Integer width,
        @Nullable Integer height) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final TypeReference<List<FileView>> LIST = new TypeReference<>() {};

    /// @return as the database keeps them; null for none
    public static @Nullable String text(@Nullable List<FileView> files) {
        try {
            return files == null || files.isEmpty() ? null : JSON.writeValueAsString(files);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads what [#text] has written.
    public static @Nullable List<FileView> read(@Nullable String text) {
        try {
            return text == null ? null : JSON.readValue(text, LIST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
