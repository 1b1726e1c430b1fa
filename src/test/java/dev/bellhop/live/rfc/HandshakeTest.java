package dev.bellhop.live.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.Handshake;
import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.RawSocket;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// RFC 6455, 4.2: only a proper handshake opens a socket.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HandshakeTest extends SocketTestBase {
    private int status(Handshake handshake) {
        try (var socket = RawSocket.connect(base())) {
            var head = socket.ask(handshake.request());
            assertThat(head).startsWith("HTTP/1.");
            return Integer.parseInt(head.substring(9, 12));
        }
    }

    @Test
    void a_proper_one_opens_it_with_the_key_answered_and_the_protocol_chosen() {
        try (var socket = RawSocket.connect(base())) {
            assertThat(socket.ask(Handshake.proper(path()).request()).lines().map(String::toLowerCase))
                    .contains(
                            "http/1.1 101 switching protocols",
                            "upgrade: websocket",
                            "connection: upgrade",
                            "sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=",
                            "sec-websocket-protocol: bellhop.v1");
        }
    }

    @Test
    void names_may_be_in_any_case_and_among_others() {
        var firefox = Handshake.proper(path())
                .with("Upgrade", "WebSocket")
                .with("Connection", "keep-alive, upgrade")
                .with("Sec-WebSocket-Protocol", "other, bellhop.v1");
        assertThat(status(firefox)).isEqualTo(101);
    }

    // The answer leaves before the endpoint is there: a client as quick as this one was not heard in one of ten tries.
    @Test
    void what_is_said_the_moment_the_answer_comes_is_not_lost() {
        for (int i = 0; i < 50; i++) {
            visitor().close();
        }
    }

    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static Arguments fault(String name, int status, UnaryOperator<Handshake> bend) {
        return Arguments.of(name, status, bend);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("an older version", 426, one -> one.with("Sec-WebSocket-Version", "8")),
                fault("no version", 426, one -> one.with("Sec-WebSocket-Version", null)),
                fault("no key", 400, one -> one.with("Sec-WebSocket-Key", null)),
                fault("two keys", 400, one -> one.with("Sec-WebSocket-Key", KEY + "\r\nSec-WebSocket-Key: " + KEY)),
                fault("an empty key", 400, one -> one.with("Sec-WebSocket-Key", "")),
                fault("a short key", 400, one -> one.with("Sec-WebSocket-Key", "c2hvcnQ=")),
                fault(
                        "a key that is not base64",
                        400,
                        one -> one.with("Sec-WebSocket-Key", "%%%%%%%%%%%%%%%%%%%%%%==")),
                fault("no Upgrade", 400, one -> one.with("Upgrade", null)),
                fault("another Upgrade", 400, one -> one.with("Upgrade", "h2c")),
                fault("no Connection", 400, one -> one.with("Connection", null)),
                fault("another Connection", 400, one -> one.with("Connection", "keep-alive")),
                fault("a body", 400, one -> one.with("Content-Length", "5").body("hello")),
                fault("a chunked body", 400, one -> one.with("Transfer-Encoding", "chunked")
                        .body("0\r\n\r\n")),
                fault("HTTP/1.0", 505, one -> one.line("GET " + path() + " HTTP/1.0")),
                fault("POST", 400, one -> one.line("POST " + path() + " HTTP/1.1")),
                fault("another path", 404, one -> one.line("GET /live/nowhere HTTP/1.1")),
                fault("a path that is no path", 404, one -> one.line("GET live HTTP/1.1")),
                fault("no such site", 404, one -> one.line("GET /live/visitor?site=nobodys HTTP/1.1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void anything_else_is_refused(String name, int status, UnaryOperator<Handshake> bend) {
        assertThat(status(bend.apply(Handshake.proper(path())))).isEqualTo(status);
    }

    @Test
    void who_speaks_another_version_is_told_ours() {
        try (var socket = RawSocket.connect(base())) {
            assertThat(socket.ask(Handshake.proper(path())
                            .with("Sec-WebSocket-Version", "99")
                            .request()))
                    .containsIgnoringCase("sec-websocket-version: 13");
        }
    }

    @Test
    void what_is_refused_does_not_spoil_the_connection() {
        try (var socket = RawSocket.connect(base())) {
            var bad = Handshake.proper(path()).with("Upgrade", "h2c");
            assertThat(socket.ask(bad.request())).startsWith("HTTP/1.1 400");
            assertThat(socket.ask(Handshake.proper(path()).request())).startsWith("HTTP/1.1 101");
            socket.send(RawFrame.of(RawFrame.PING, new byte[] {1}));
            assertThat(socket.next(RawFrame.PONG).payload()).containsExactly(1);
        }
    }
}
