package dev.bellhop.live.rfc;

import static dev.bellhop.testing.RawFrame.CLOSE;
import static dev.bellhop.testing.RawFrame.PING;
import static dev.bellhop.testing.RawFrame.PONG;
import static dev.bellhop.testing.RawFrame.close;
import static dev.bellhop.testing.RawFrame.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.RawSocket;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 6455, 5.5 and 7: pings, pongs and how to part.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ControlFramesTest extends SocketTestBase {
    private static final byte[] NOTHING = new byte[0];

    private int answerTo(RawFrame... frames) {
        try (var socket = visitor()) {
            return socket.send(frames).closeCode();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125})
    void a_ping_is_answered_with_what_it_carries(int length) {
        var payload = new byte[length];
        Arrays.fill(payload, (byte) 0xfe);
        try (var socket = visitor()) {
            assertThat(socket.send(RawFrame.of(PING, payload)).next(PONG).payload())
                    .isEqualTo(payload);
        }
    }

    @Test
    void a_ping_before_hello_is_answered_too() {
        try (var socket = RawSocket.open(base(), path())) {
            assertThat(socket.send(RawFrame.of(PING, new byte[] {7})).next().payload())
                    .containsExactly(7);
        }
    }

    @Test
    void pings_are_answered_in_order() {
        try (var socket = visitor()) {
            var pings = new RawFrame[10];
            Arrays.setAll(pings, i -> RawFrame.of(PING, new byte[] {(byte) i}));
            socket.send(pings);
            for (int i = 0; i < pings.length; i++) {
                assertThat(socket.next(PONG).payload()).containsExactly(i);
            }
        }
    }

    @Test
    void a_pong_nobody_asked_for_is_ignored() {
        try (var socket = visitor()) {
            socket.send(RawFrame.of(PONG, NOTHING), RawFrame.of(PONG, new byte[125]));
            assertTalks(socket);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {CLOSE, PING, PONG})
    void a_fragmented_control_frame_ends_the_connection(int opcode) {
        assertThat(answerTo(RawFrame.of(opcode, NOTHING).open())).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {CLOSE, PING, PONG})
    void a_control_frame_beyond_125_bytes_ends_the_connection(int opcode) {
        assertThat(answerTo(RawFrame.of(opcode, new byte[126]))).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
    void a_close_is_answered_with_its_own_code(int code) {
        assertThat(answerTo(close(code, NOTHING))).isEqualTo(code);
    }

    @Test
    void a_close_with_the_longest_reason_is_answered() {
        assertThat(answerTo(close(1000, "ü".repeat(61).getBytes(UTF_8)))).isEqualTo(1000);
    }

    @Test
    void a_close_without_a_code_is_answered_with_a_code_that_may_be_sent() {
        assertThat(answerTo(RawFrame.of(CLOSE, NOTHING))).isEqualTo(1000);
    }

    @Test
    void a_close_with_half_a_code_is_a_protocol_error() {
        assertThat(answerTo(RawFrame.of(CLOSE, new byte[1]))).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 32_767, 32_768, 65_535})
    void a_code_that_must_not_be_sent_is_a_protocol_error(int code) {
        assertThat(answerTo(close(code, NOTHING))).isEqualTo(1002);
    }

    @Test
    void a_reason_that_is_not_UTF_8_ends_the_connection_with_1007() {
        assertThat(answerTo(close(1000, RawFrame.bytes(0xce, 0xba, 0xe1)))).isEqualTo(1007);
    }

    @Test
    void what_follows_a_close_is_not_read() {
        try (var socket = visitor()) {
            socket.send(
                    close(1000, NOTHING),
                    text(post("late", "Too late")),
                    RawFrame.of(PING, NOTHING),
                    text("x").reserved(7));
            assertThat(socket.closeCode()).isEqualTo(1000);
        }
        try (var socket = visitor()) {
            assertTalks(socket);
            assertThat(stored()).doesNotContain("Too late");
        }
    }

    private String stored() {
        return dev.bellhop.testing.Company.as(mia.token())
                .get("/api/v1/conversations/" + conversation + "/messages")
                .asString();
    }

    @Test
    void what_follows_a_protocol_error_is_not_read() {
        try (var socket = visitor()) {
            socket.send(text("x").reserved(1), text(post("late", "Too late")), RawFrame.of(PING, NOTHING));
            assertThat(socket.closeCode()).isEqualTo(1002);
        }
        try (var socket = visitor()) {
            assertTalks(socket);
            assertThat(stored()).doesNotContain("Too late");
        }
    }

    @Test
    void who_hangs_up_halfway_is_let_go() {
        try (var socket = visitor()) {
            socket.halfClose();
            assertThat(socket.ends()).isTrue();
        }
        try (var socket = visitor()) {
            socket.send(text("{").open()).halfClose();
            assertThat(socket.ends()).isTrue();
        }
    }
}
