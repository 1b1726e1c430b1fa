package dev.bellhop.live.rfc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellhop.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Connections that do not come to the point are closed, whether they say nothing or one byte now and then.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(PatienceTest.Brief.class)
class PatienceTest extends Wired {
    public static class Brief implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "bellhop.request.head", "400ms",
                    "bellhop.request.body", "400ms",
                    "quarkus.http.idle-timeout", "3s",
                    "bellhop.live.hello-timeout", "1s",
                    "bellhop.live.unauthenticated", "3");
        }
    }

    private static final String WHOLE = "DELETE /api/v1/sessions HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String ENDLESS = "x".repeat(3_000);
    private static final String HEAD = "GET /q/health/live HTTP/1.1\r\nHost: x\r\nX: ";
    private static final String POST =
            "POST /api/v1/visitors HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final String BODY = POST + "Content-Length: 9000\r\n\r\n{";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n1388\r\n";

    @Inject
    MeterRegistry meters;

    static Stream<String> beginnings() {
        var upgrade = Handshake.proper(path()).request();
        return Stream.of(
                "", HEAD, upgrade.substring(0, upgrade.length() - 2), BODY, CHUNKED, WHOLE + HEAD, WHOLE + BODY);
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void who_stops_in_the_middle_is_hung_up_on(String beginning) {
        try (var socket = RawSocket.connect(base())) {
            socket.bytes(beginning.getBytes(US_ASCII));
            assertThat(socket.ends()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void who_says_a_byte_now_and_then_is_hung_up_on(String beginning) {
        try (var socket = RawSocket.connect(base())) {
            socket.bytes(beginning.getBytes(US_ASCII));
            Thread.ofVirtual().start(() -> trickle(socket));
            assertThat(socket.ends()).isTrue();
        }
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
        try (var first = RawSocket.open(base(), path());
                var second = RawSocket.open(base(), path());
                var third = RawSocket.open(base(), path());
                var outside = RawSocket.connect(base())) {
            // A handshake is answered a moment before the socket is there and counted.
            await().until(() -> sockets() >= 3);
            assertThat(outside.ask(Handshake.proper(path()).request())).startsWith("HTTP/1.1 503");
            for (var silent : new RawSocket[] {first, second, third}) {
                assertThat(silent.next(RawFrame.CLOSE).code()).isEqualTo(4500);
            }
        }
        await().untilAsserted(() -> visitor().close());
    }

    private double sockets() {
        return meters.get("bellhop.sockets").tag("kind", "any").gauge().value();
    }

    @Test
    void a_socket_stays_however_long_it_has_nothing_to_say() {
        try (var socket = visitor();
                var silent = RawSocket.connect(base())) {
            assertThat(silent.ends()).isTrue();
            assertTalks(socket);
        }
    }
}
