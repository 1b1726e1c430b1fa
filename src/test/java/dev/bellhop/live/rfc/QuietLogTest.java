package dev.bellhop.live.rfc;

import static dev.bellhop.testing.RawFrame.close;
import static dev.bellhop.testing.RawFrame.continuation;
import static dev.bellhop.testing.RawFrame.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellhop.testing.Handshake;
import dev.bellhop.testing.LoudLines;
import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.RawSocket;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Anyone on the internet can break the protocol as often as they like; the log must not be theirs to fill.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class QuietLogTest extends SocketTestBase {
    private static final int ROUNDS = 20;
    private LoudLines lines;

    @BeforeEach
    void listen() {
        lines = LoudLines.listen();
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    private void assertQuiet(Runnable mischief) {
        assertQuiet(ROUNDS, mischief);
    }

    private void assertQuiet(int rounds, Runnable mischief) {
        for (int i = 0; i < rounds; i++) {
            mischief.run();
        }
        lines.assertQuiet();
    }

    @Test
    void frames_that_break_the_protocol() {
        var faults = List.of(
                text("x").unmasked(),
                text("x").reserved(1),
                RawFrame.of(3, new byte[1]),
                RawFrame.of(RawFrame.PING, new byte[126]),
                continuation(new byte[1]),
                text("x").declaring(1L << 40),
                text(0xff),
                close(999, new byte[0]),
                close(5000, new byte[0]));
        Runnable mischief = () -> {
            for (var fault : faults) {
                try (var socket = RawSocket.open(base(), path())) {
                    socket.send(fault).closeCode();
                }
            }
        };
        assertQuiet(mischief);
        // At most once a second: the last line may have been said just before.
        await("but it is said").until(() -> {
            mischief.run();
            return !lines.isEmpty();
        });
    }

    @Test
    void clients_that_vanish() {
        assertQuiet(() -> {
            visitor().reset();
            visitor().close();
            var halfway = visitor();
            halfway.bytes(new byte[] {(byte) 0x81});
            halfway.reset();
            var unread = visitor();
            unread.send(text(post("r", "x")));
            unread.reset();
            RawSocket.connect(base()).reset();
        });
    }

    @Test
    void nonsense_in_frames() {
        assertQuiet(() -> {
            try (var socket = visitor()) {
                for (int i = 0; i < 20; i++) {
                    socket.send(text("nonsense"));
                }
                assertThat(socket.next(RawFrame.CLOSE).code()).isEqualTo(4502);
            }
        });
    }

    @Test
    void what_is_no_handshake() {
        var proper = Handshake.proper(path());
        var faults = List.of(
                "\0\1\2\3 what\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u00fc\u0003\u0003 a client of TLS\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                proper.with("X", "x".repeat(40_000)).request(),
                proper.with("Content-Length", "minus one").request(),
                proper.with("Transfer-Encoding", "chunked").body("zz\r\n").request(),
                proper.with("Sec-WebSocket-Version", "0").request(),
                proper.with("Sec-WebSocket-Version", null).request(),
                proper.with("Sec-WebSocket-Key", "short").request(),
                proper.line("GET " + path() + " HTTP/1.0").request(),
                proper.line("GET /live/visitor?site=%zz HTTP/1.1").request(),
                proper.line("POST " + path() + " HTTP/1.1").request());
        assertQuiet(() -> {
            for (var fault : faults) {
                try (var socket = RawSocket.connect(base())) {
                    // Some are answered, some only hung up on.
                    var _ = socket.ask(fault);
                }
            }
        });
    }

    private static String arrival(String header, String body) {
        return "POST /api/v1/visitors HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + header + "\r\n\r\n"
                + body;
    }

    private static Stream<String> requests(String target) {
        var hosts = Stream.of(
                        "[", "[::1", "a b", "x:99999999", "x:-1", "%zz", "\u00e4", "a/b", "a?b", "@", "\\", "", ":80")
                .map(host -> "GET " + target + " HTTP/1.1\r\nHost: " + host);
        var targets = Stream.of("%zz", "%", "%00", "%ff", "%2e%2e/", "//", "\\", "[", "{}", "\u00e4", "%0d%0a", ";a=b")
                .flatMap(odd -> Stream.of(target + "/" + odd, target + "?a=" + odd + "&site=" + odd, target + odd))
                .map(odd -> "GET " + odd + " HTTP/1.1\r\nHost: x");
        var headers = Stream.of(
                        "Accept: /",
                        "Accept: a/b;q=x",
                        "Content-Type: /",
                        "Content-Type: application/json; charset=nope",
                        "Accept-Language: *;q=z",
                        "Accept-Encoding: ;;q",
                        "Cookie: =;=;;",
                        "Cookie: bellhop_refresh=\"",
                        "Authorization: \u00e4",
                        "Range: bytes=x",
                        "If-Modified-Since: x",
                        "Origin: [",
                        "Expect: nonsense",
                        "Bad Header: x",
                        ": x",
                        " folded",
                        "Content-Length: 5, 5",
                        "Content-Length: 99999999999999999999",
                        "Transfer-Encoding: gzip",
                        "Transfer-Encoding: chunked\r\nContent-Length: 3",
                        "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: !!",
                        "X: " + "x".repeat(9_000))
                .map(header -> "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + header);
        var lines = Stream.of(
                "GET http://[" + target + " HTTP/1.1\r\nHost: x",
                "GET ftp://x" + target + " HTTP/1.1\r\nHost: x",
                "CONNECT [ HTTP/1.1\r\nHost: x",
                "OPTIONS * HTTP/1.1\r\nHost: x",
                "G@T " + target + " HTTP/1.1\r\nHost: x",
                "GET " + target + " HTTP/1.1",
                "GET " + target + " HTTP/1.1\r\nHost: x\r\nHost: [",
                "PRI * HTTP/2.0",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nnonsense");
        return Stream.of(hosts, targets, headers, lines)
                .flatMap(each -> each)
                .map(request -> request + "\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/q/health/ready", "/live/visitor"})
    void requests_that_cannot_be_understood_are_answered(String target) {
        var faults = requests(target).toList();
        assertQuiet(3, () -> {
            for (var fault : faults) {
                try (var socket = RawSocket.connect(base())) {
                    assertThat(socket.ask(fault)).as(fault).matches("(?s)HTTP/[12]\\.. [2-5].*");
                }
            }
        });
    }

    @Test
    void what_names_no_host_is_told_so_in_a_problem_document() {
        try (var socket = RawSocket.connect(base())) {
            assertThat(socket.ask("GET /api/v1/me HTTP/1.1\r\nHost: [\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .containsIgnoringCase("content-type: application/problem+json");
        }
    }

    @Test
    void requests_that_a_stranger_can_bend_are_refused_with_a_problem() {
        var json = "Content-Type: application/json\r\n";
        var large = "x".repeat(300_000);
        var faults = List.of(
                "GET /live/visitor?site=%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/widget-settings?site=%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                body("/password-resets", json, "{\"email\":\"a@b.example\",\"email\":\"c@d.example\"}"),
                body("/sessions", json, "{\"email\":\"a@b.example\",\"password\":\"x\",\"password\":\"y\"}"),
                body("/sessions", json, "{\"email\":\"\\u0000\",\"password\":\"\\u0000\"}"),
                body("/sessions", json, "{\"email\":\"" + large + "\"}"),
                chunked("/sessions", json, large),
                body("/visitors", json + "Authorization: Bearer bhv_invented\r\n", "\"" + "x".repeat(20_000) + "\""));
        assertQuiet(3, () -> {
            for (var fault : faults) {
                try (var socket = RawSocket.connect(base())) {
                    assertThat(socket.ask(fault))
                            .as(fault.lines().findFirst().orElse(""))
                            .matches("(?s)HTTP/1.1 4.*")
                            .satisfiesAnyOf(
                                    head -> assertThat(head).containsIgnoringCase("application/problem+json"),
                                    head -> assertThat(head).contains(" 404 "));
                }
            }
        });
    }

    @Test
    void a_request_behind_others_is_refused_after_they_are_answered() {
        var good = "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n";
        try (var socket = RawSocket.connect(base())) {
            assertThat(socket.ask(good + good + "GET //q/metrics HTTP/1.1\r\nHost: x\r\n\r\n" + good))
                    .startsWith("HTTP/1.1 200");
            assertThat(socket.rest()).contains("HTTP/1.1 200", "HTTP/1.1 400").endsWith("}");
        }
    }

    private static String body(String path, String headers, String body) {
        return "POST /api/v1" + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static String chunked(String path, String headers, String body) {
        return "POST /api/v1" + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }

    @Test
    void bodies_that_break_off_or_are_none() {
        var chunked = "Transfer-Encoding: chunked";
        var faults = List.of(
                arrival(chunked, "zz\r\n"),
                arrival(chunked, "-1\r\n\r\n"),
                arrival(chunked, "ffffffffffffffffff\r\n"),
                arrival(chunked, "5\r\nhelloXX"),
                arrival(chunked, ";" + "x".repeat(9_000)),
                arrival(chunked, "0\r\n" + "t: x\r\n".repeat(3_000) + "\r\n"),
                arrival("Content-Length: 2", "{"),
                arrival("Content-Length: 4", "{\"\u00ff\""));
        assertQuiet(() -> {
            for (var fault : faults) {
                try (var socket = RawSocket.connect(base())) {
                    socket.bytes(fault.getBytes(ISO_8859_1));
                    socket.halfClose();
                    assertThat(socket.ends()).isTrue();
                }
            }
        });
    }
}
