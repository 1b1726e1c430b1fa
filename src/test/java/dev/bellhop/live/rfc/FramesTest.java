package dev.bellhop.live.rfc;

import static dev.bellhop.testing.RawFrame.continuation;
import static dev.bellhop.testing.RawFrame.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 6455, 5.1 and 5.2: how a frame is written.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FramesTest extends SocketTestBase {
    private static final int LIMIT = 65_536;

    private int answerTo(RawFrame... frames) {
        try (var socket = visitor()) {
            return socket.send(frames).closeCode();
        }
    }

    @Test
    void an_unmasked_frame_ends_the_connection() {
        assertThat(answerTo(text(post("r", "x")).unmasked())).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void reserved_bits_end_the_connection(int bits) {
        assertThat(answerTo(text(post("r", "x")).reserved(bits))).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 0xb, 0xc, 0xd, 0xe, 0xf})
    void reserved_opcodes_end_the_connection(int opcode) {
        assertThat(answerTo(RawFrame.of(opcode, new byte[2]))).isEqualTo(1002);
    }

    @Test
    void an_empty_text_is_not_a_frame_we_know_and_harms_nobody() {
        try (var socket = visitor()) {
            socket.send(text(""));
            assertThat(socket.expect("\"refused\"")).contains("\"malformed\"");
            assertTalks(socket);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {125, 126, 127, 65_535, LIMIT})
    void every_form_of_the_length_is_read(int length) {
        try (var socket = visitor()) {
            var frame = text("x".repeat(length));
            assertThat(frame.form()).isEqualTo(length < 126 ? 7 : length < LIMIT ? 16 : 64);
            socket.send(frame);
            assertThat(socket.expect("\"refused\"")).contains("\"malformed\"");
            assertTalks(socket);
        }
    }

    @Test
    void the_largest_frame_carries_a_message() {
        try (var socket = visitor()) {
            var post = post("largest", "x".repeat(10_000));
            socket.send(text(post + " ".repeat(LIMIT - post.length())));
            assertAcked(socket, "largest");
        }
    }

    @Test
    void a_length_with_the_top_bit_set_ends_the_connection() {
        assertThat(answerTo(text("x").declaring(Long.MIN_VALUE + 1))).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(longs = {LIMIT + 1, 1L << 32, Long.MAX_VALUE})
    void a_length_over_the_limit_ends_the_connection_before_its_bytes_come(long length) {
        assertThat(answerTo(text("x").declaring(length))).isEqualTo(1009);
    }

    @Test
    void fragments_over_the_limit_end_the_connection() {
        var half = "x".repeat(LIMIT / 2);
        assertThat(answerTo(
                        text(half).open(), continuation(half.getBytes(UTF_8)).open(), continuation(new byte[1])))
                .isEqualTo(1009);
    }

    // 5.2: "the minimal number of bytes MUST be used".
    @ParameterizedTest
    @ValueSource(ints = {16, 64})
    void a_length_written_longer_than_needed_ends_the_connection(int bits) {
        assertThat(answerTo(text("x").lengthIn(bits))).isEqualTo(1002);
    }

    @Test
    void a_frame_that_comes_byte_by_byte_is_read() throws Exception {
        try (var socket = visitor()) {
            for (var one : text(post("slow", "x")).encoded()) {
                socket.bytes(new byte[] {one});
                Thread.sleep(1);
            }
            assertAcked(socket, "slow");
        }
    }

    @Test
    void many_frames_in_one_packet_are_read_in_order() {
        try (var socket = visitor()) {
            var frames = new RawFrame[100];
            for (int i = 0; i < frames.length; i++) {
                frames[i] = text(post("r" + i, "x"));
            }
            socket.send(frames);
            for (int i = 0; i < frames.length; i++) {
                assertThat(socket.expect("\"ack\"")).contains("\"r" + i + "\"");
            }
        }
    }
}
