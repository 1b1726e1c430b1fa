package dev.bellhop.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Encodes and decodes frames.
@Singleton
public class Wire {
    private final ObjectReader reader;
    private final ObjectWriter writer;

    Wire(ObjectMapper mapper) {
        reader = mapper.readerFor(ClientFrame.class);
        // Writes an emoji as four bytes of UTF-8, not as twelve of escapes.
        writer = mapper.writerFor(ServerFrame.class).with(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
    }

    /// Throws [BadFrame], with a sentence for the sender, when the text, in UTF-8, is not a frame we know.
    public ClientFrame decode(byte[] text) {
        try {
            ClientFrame frame = reader.readValue(text);
            if (frame == null) {
                throw new BadFrame("A frame is a JSON object with a \"type\".");
            }
            return frame;
        } catch (JsonProcessingException e) {
            throw new BadFrame(sentence(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As UTF-8, ready for the wire.
    public byte[] encode(ServerFrame frame) {
        try {
            return writer.writeValueAsBytes(frame);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sentence(JsonProcessingException e) {
        if (e.getCause() instanceof BadFrame known) {
            return known.getMessage();
        }
        return switch (e) {
            case InvalidTypeIdException unknown when unknown.getTypeId() != null -> "This type of frame is not known.";
            case InvalidTypeIdException _ -> "A frame is a JSON object with a \"type\".";
            case MismatchedInputException odd when !odd.getPath().isEmpty() -> wrongKind(odd);
            // An unknown enum value.
            case ValueInstantiationException odd when !odd.getPath().isEmpty() -> wrongKind(odd);
            case MismatchedInputException _ -> "A frame is a JSON object with a \"type\".";
            default -> "This is not JSON that can be read.";
        };
    }

    private static String wrongKind(JsonMappingException odd) {
        return "The field \"" + odd.getPath().getFirst().getFieldName() + "\" is not of the right kind.";
    }
}
