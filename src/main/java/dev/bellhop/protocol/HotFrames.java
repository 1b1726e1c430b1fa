package dev.bellhop.protocol;

import java.time.Instant;

/// Writes the frames that fly by the thousand field by field. The golden files and `HotFramesTest` hold it to say the
/// same, byte for byte, as the mapper would, which takes many times as long.
final class HotFrames {
    private static final int USUAL_LENGTH = 400;
    private static final int SHORT = 200;

    private record Moment(Instant time, String text) {}

    /// Of one batch all were stored in the same one. Which thread's stays here does not matter.
    private volatile Moment last = new Moment(Instant.EPOCH, Instant.EPOCH.toString());

    byte[] encode(ServerFrame.Ack ack) {
        return begin("ack", SHORT)
                .text("ref", ack.ref())
                .id("conversation", ack.conversation())
                .number("seq", ack.seq())
                .text("at", text(ack.at()))
                .close()
                .toBytes();
    }

    byte[] encode(ServerFrame.Typing typing) {
        var json = begin("typing", USUAL_LENGTH).id("conversation", typing.conversation());
        person(json, "person", typing.person());
        return json.truth("on", typing.on()).close().toBytes();
    }

    byte[] encode(ServerFrame.Message frame) {
        var message = frame.message();
        var body = message.body() == null ? 0 : message.body().length();
        var json = begin("message", USUAL_LENGTH + body).open("message");
        json.id("conversation", message.conversation())
                .number("seq", message.seq())
                .text("kind", message.kind().wireName());
        person(json, "author", message.author());
        json.text("body", message.body());
        event(json, message.event());
        return json.text("ref", message.ref())
                .text("at", text(message.at()))
                .close()
                .close()
                .toBytes();
    }

    private static JsonBytes begin(String type, int expected) {
        return new JsonBytes(expected).open().text("type", type);
    }

    private static void event(JsonBytes json, MessageView.Event event) {
        if (event != null) {
            json.open("event").text("name", event.name());
            person(json, "person", event.person());
            json.text("value", event.value()).close();
        }
    }

    private static void person(JsonBytes json, String field, Person person) {
        if (person != null) {
            json.open(field)
                    .text("kind", person.kind().wireName())
                    .id("id", person.id())
                    .text("name", person.name())
                    .close();
        }
    }

    private String text(Instant time) {
        if (time == null) {
            return null;
        }
        var moment = last;
        if (!moment.time.equals(time)) {
            moment = new Moment(time, time.toString());
            last = moment;
        }
        return moment.text;
    }
}
