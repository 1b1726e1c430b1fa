package dev.bellhop.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A label that agents put on conversations. Visitors never see it.
@Schema(name = "Label")
public record LabelView(
        UUID id, @Schema(examples = "Delivery") String name, Colour colour) {

    /// A name and no value: light and dark screens need different ones.
    @Schema(name = "LabelColour")
    public enum Colour {
        GREY,
        RED,
        ORANGE,
        YELLOW,
        GREEN,
        TEAL,
        BLUE,
        PURPLE,
        PINK;

        private final String word = name().toLowerCase(Locale.ROOT);

        @JsonValue
        public String wireName() {
            return word;
        }

        public static Colour of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
