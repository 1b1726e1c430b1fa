package dev.bellhop.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;

/// Text to frames and back.
@Singleton
public class Wire {
    private final ObjectReader reader;
    private final ObjectWriter writer;

    Wire(ObjectMapper mapper) {
        reader = mapper.readerFor(ClientFrame.class);
        writer = mapper.writerFor(ServerFrame.class);
    }

    /// Throws [BadFrame], with a sentence for the sender, when the text is not a frame we know.
    public ClientFrame decode(String text) {
        try {
            ClientFrame frame = reader.readValue(text);
            if (frame == null) {
                throw new BadFrame("A frame is a JSON object with a \"type\".");
            }
            return frame;
        } catch (JsonProcessingException e) {
            throw new BadFrame(sentence(e));
        }
    }

    /// As UTF-8, which is what goes over the wire: nobody needs it as a string.
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
            case MismatchedInputException odd
            when !odd.getPath().isEmpty() ->
                "The field \"" + odd.getPath().getFirst().getFieldName() + "\" is not of the right kind.";
            case MismatchedInputException _ -> "A frame is a JSON object with a \"type\".";
            default -> "This is not JSON that can be read.";
        };
    }
}
