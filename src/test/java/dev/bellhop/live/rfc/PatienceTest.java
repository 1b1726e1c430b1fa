package dev.bellhop.live.rfc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellhop.testing.Handshake;
import dev.bellhop.testing.OwnAddresses;
import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.RawSocket;
import dev.bellhop.testing.StrictLimits;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Connections that do not come to the point are closed, whether they say nothing or one byte now and then.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(StrictLimits.class)
class PatienceTest extends SocketTestBase {
    private static final String AGENTS = "/live/agent";
    private static final String WHOLE = "DELETE /api/v1/sessions HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String ENDLESS = "x".repeat(3_000);
    private static final String HEAD = "GET /q/health/live HTTP/1.1\r\nHost: x\r\nX: ";
    private static final String POST =
            "POST /api/v1/visitors HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final String BODY = POST + "Content-Length: 9000\r\n\r\n{";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n1388\r\n";

    @BeforeAll
    static void comeFromManyAddresses() {
        OwnAddresses.use();
    }

    @AfterAll
    static void comeFromOne() {
        OwnAddresses.forget();
    }

    @BeforeEach
    void waitForTheLastToLeave() {
        awaitNobody();
    }

    private static Stream<String> beginnings() {
        var upgrade = Handshake.proper(path()).request();
        return Stream.of(
                "", HEAD, upgrade.substring(0, upgrade.length() - 2), BODY, CHUNKED, WHOLE + HEAD, WHOLE + BODY);
    }

    private List<RawSocket> begin() {
        return beginnings()
                .map(beginning -> {
                    var socket = RawSocket.connect(base());
                    if (beginning.startsWith(WHOLE)) {
                        assertThat(socket.ask(WHOLE)).startsWith("HTTP/1.1 204");
                    }
                    socket.bytes(beginning.replace(WHOLE, "").getBytes(US_ASCII));
                    return socket;
                })
                .toList();
    }

    private static void assertEnd(List<RawSocket> sockets) {
        assertThat(sockets).allMatch(RawSocket::ends);
        sockets.forEach(RawSocket::close);
    }

    @Test
    void who_stops_in_the_middle_is_hung_up_on() {
        assertEnd(begin());
    }

    @Test
    void who_says_a_byte_now_and_then_is_hung_up_on() {
        var sockets = begin();
        sockets.forEach(socket -> Thread.ofVirtual().start(() -> trickle(socket)));
        assertEnd(sockets);
    }

    private static void trickle(RawSocket socket) {
        try {
            for (var letter : ENDLESS.getBytes(US_ASCII)) {
                socket.bytes(new byte[] {letter});
                LockSupport.parkNanos(20_000_000);
            }
        } catch (UncheckedIOException _) {
            // Hung up on.
        }
    }

    @Test
    void who_has_been_answered_may_stay_silent_and_ask_again() {
        try (var polite = RawSocket.connect(base());
                var silent = RawSocket.connect(base())) {
            assertThat(polite.ask(WHOLE)).startsWith("HTTP/1.1 204");
            assertThat(silent.ends()).isTrue();
            assertThat(polite.ask(WHOLE)).startsWith("HTTP/1.1 204");
        }
    }

    @Test
    void who_never_says_hello_leaves_the_place_to_others() {
        try (var first = RawSocket.open(base(), AGENTS);
                var second = RawSocket.open(base(), AGENTS);
                var third = RawSocket.open(base(), AGENTS);
                var outside = RawSocket.connect(base())) {
            // A handshake is answered a moment before the socket is there and counted.
            await().until(() -> sockets() >= 3);
            assertThat(outside.ask(Handshake.proper(AGENTS).request())).startsWith("HTTP/1.1 503");
            for (var silent : new RawSocket[] {first, second, third}) {
                assertThat(silent.next(RawFrame.CLOSE).code()).isEqualTo(4500);
            }
        }
        await().untilAsserted(() -> visitor().close());
    }

    @Test
    void a_socket_stays_however_long_it_has_nothing_to_say() {
        try (var socket = visitor();
                var silent = RawSocket.connect(base())) {
            assertThat(silent.ends()).isTrue();
            assertTalks(socket);
        }
    }

    @Test
    void a_message_that_never_ends_is_not_waited_for() {
        try (var socket = visitor()) {
            socket.send(RawFrame.text("{").open(), RawFrame.continuation(new byte[0]));
            socket.send(RawFrame.text("{").open());
            assertThat(socket.closeCode()).isEqualTo(1008);
        }
    }
}
