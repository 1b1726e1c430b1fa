package dev.bellhop.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.util.UUID;

/// Writes the frames that fly by the thousand field by field. The golden files hold it to say the same, byte for byte,
/// as the mapper would, which takes three times as long.
final class HotFrames {
    private static final int USUAL_LENGTH = 500;
    // A generator of its own factory keeps its buffers for the next frame.
    private final JsonFactory json = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    byte[] encode(ServerFrame.Ack ack) throws IOException {
        return write("ack", out -> {
            text(out, "ref", ack.ref());
            id(out, "conversation", ack.conversation());
            out.writeNumberField("seq", ack.seq());
            out.writeStringField("at", ack.at().toString());
        });
    }

    byte[] encode(ServerFrame.Typing typing) throws IOException {
        return write("typing", out -> {
            id(out, "conversation", typing.conversation());
            person(out, "person", typing.person());
            out.writeBooleanField("on", typing.on());
        });
    }

    byte[] encode(ServerFrame.Message message) throws IOException {
        return write("message", out -> {
            out.writeObjectFieldStart("message");
            fields(out, message.message());
            out.writeEndObject();
        });
    }

    private static void fields(JsonGenerator out, MessageView message) throws IOException {
        id(out, "conversation", message.conversation());
        out.writeNumberField("seq", message.seq());
        text(out, "kind", message.kind().word());
        person(out, "author", message.author());
        text(out, "body", message.body());
        event(out, message.event());
        text(out, "ref", message.ref());
        if (message.at() != null) {
            out.writeStringField("at", message.at().toString());
        }
    }

    private static void event(JsonGenerator out, MessageView.Event event) throws IOException {
        if (event != null) {
            out.writeObjectFieldStart("event");
            text(out, "name", event.name());
            person(out, "person", event.person());
            text(out, "value", event.value());
            out.writeEndObject();
        }
    }

    private static void person(JsonGenerator out, String field, Person person) throws IOException {
        if (person != null) {
            out.writeObjectFieldStart(field);
            text(out, "kind", person.kind().word());
            id(out, "id", person.id());
            text(out, "name", person.name());
            out.writeEndObject();
        }
    }

    private static void id(JsonGenerator out, String field, UUID id) throws IOException {
        if (id != null) {
            out.writeStringField(field, id.toString());
        }
    }

    private static void text(JsonGenerator out, String field, String value) throws IOException {
        if (value != null) {
            out.writeStringField(field, value);
        }
    }

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    private byte[] write(String type, Fields fields) throws IOException {
        try (var bytes = new ByteArrayBuilder(USUAL_LENGTH);
                var out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("type", type);
            fields.write(out);
            out.writeEndObject();
            out.flush();
            return bytes.toByteArray();
        }
    }
}
