package dev.bellhop.live.rfc;

import static dev.bellhop.testing.RawFrame.BINARY;
import static dev.bellhop.testing.RawFrame.PING;
import static dev.bellhop.testing.RawFrame.PONG;
import static dev.bellhop.testing.RawFrame.continuation;
import static dev.bellhop.testing.RawFrame.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// RFC 6455, 5.4: messages in several frames.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FragmentsTest extends SocketTestBase {
    /// A text in frames of this size.
    private static RawFrame[] split(String text, int size) {
        var bytes = text.getBytes(UTF_8);
        var frames = new ArrayList<RawFrame>();
        for (int from = 0; from < bytes.length; from += size) {
            var part = java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
            var frame = from == 0 ? RawFrame.of(RawFrame.TEXT, part) : continuation(part);
            frames.add(from + size < bytes.length ? frame.open() : frame);
        }
        return frames.toArray(RawFrame[]::new);
    }

    @Test
    void a_message_in_fragments_of_one_byte_is_read_and_so_is_the_next() {
        try (var socket = visitor()) {
            socket.send(split(post("split", "In many pieces"), 1));
            assertAcked(socket, "split");
            socket.send(split(post("again", "Once more"), 7));
            assertAcked(socket, "again");
        }
    }

    @Test
    void a_message_that_opens_with_an_empty_frame_is_not_lost() {
        try (var socket = visitor()) {
            socket.send(text("").open(), continuation(post("empty", "x").getBytes(UTF_8)));
            assertAcked(socket, "empty");
        }
    }

    @Test
    void empty_frames_within_and_at_the_end_are_allowed() {
        try (var socket = visitor()) {
            socket.send(
                    text("").open(),
                    continuation(new byte[0]).open(),
                    continuation(post("empties", "x").getBytes(UTF_8)).open(),
                    continuation(new byte[0]).open(),
                    continuation(new byte[0]));
            assertAcked(socket, "empties");
        }
    }

    @Test
    void a_ping_between_fragments_is_answered_before_the_message_is_complete() {
        try (var socket = visitor()) {
            var frames = split(post("pinged", "x"), 20);
            socket.send(frames[0], RawFrame.of(PING, new byte[] {1, 2}));
            assertThat(socket.next(PONG).payload()).containsExactly(1, 2);
            socket.send(java.util.Arrays.copyOfRange(frames, 1, frames.length));
            assertAcked(socket, "pinged");
        }
    }

    @Test
    void a_continuation_without_a_start_ends_the_connection() {
        try (var socket = visitor()) {
            assertThat(socket.send(continuation(new byte[1])).closeCode()).isEqualTo(1002);
        }
        try (var socket = visitor()) {
            socket.send(split(post("before", "x"), 20));
            assertAcked(socket, "before");
            assertThat(socket.send(continuation(new byte[1]).open()).closeCode())
                    .isEqualTo(1002);
        }
    }

    @Test
    void a_new_message_inside_a_fragmented_one_ends_the_connection() {
        try (var socket = visitor()) {
            assertThat(socket.send(text("{").open(), text(post("r", "x"))).closeCode())
                    .isEqualTo(1002);
        }
        try (var socket = visitor()) {
            assertThat(socket.send(text("{").open(), RawFrame.of(BINARY, new byte[1]))
                            .closeCode())
                    .isEqualTo(1002);
        }
    }

    @Test
    void binary_messages_whole_or_in_fragments_are_refused_and_the_connection_stays() {
        try (var socket = visitor()) {
            socket.send(RawFrame.of(BINARY, RawFrame.bytes(0xff, 0xfe)));
            assertThat(socket.expect("\"refused\"")).contains("binary");
            socket.send(RawFrame.of(BINARY, new byte[0]).open(), continuation(RawFrame.bytes(0xff)));
            assertThat(socket.expect("\"refused\"")).contains("binary");
            assertTalks(socket);
        }
    }

    @Test
    void a_message_of_several_frames_of_64_KB_together_is_read() {
        try (var socket = visitor()) {
            var post = post("long", "x".repeat(10_000));
            socket.send(split(post + " ".repeat(65_536 - post.length()), 16_384));
            assertAcked(socket, "long");
            assertTalks(socket);
        }
    }
}
