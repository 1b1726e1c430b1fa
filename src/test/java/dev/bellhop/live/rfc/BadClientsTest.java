package dev.bellhop.live.rfc;

import static dev.bellhop.testing.RawFrame.PING;
import static dev.bellhop.testing.RawFrame.continuation;
import static dev.bellhop.testing.RawFrame.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.Deep;
import dev.bellhop.testing.Handshake;
import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.RawSocket;
import dev.bellhop.testing.TestDatabase;
import io.netty.util.internal.PlatformDependent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// G9: a hostile client harms only itself. Each test has a neighbour that is served meanwhile. A
/// deep run has as many of them as a bad day brings.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BadClientsTest extends SocketTestBase {
    private static final long MEGABYTE = 1 << 20;
    private final List<RawSocket> crowd = new ArrayList<>();
    private HonestClient neighbour;

    @BeforeEach
    void moveIn() {
        var guest = company().visitor("Neighbour");
        UUID own = Company.conversation(guest, "Good morning");
        neighbour = new HonestClient(hello(RawSocket.open(base(), path()), guest), own);
    }

    @AfterEach
    void askTheNeighbour() {
        crowd.forEach(RawSocket::reset);
        neighbour.close();
    }

    @Test
    void half_open_handshakes() {
        var half = Handshake.proper(path()).request().substring(0, 60);
        for (int i = 0; i < Deep.or(200, 2_000); i++) {
            var socket = RawSocket.oneOf(i, base(), 0);
            crowd.add(socket);
            socket.bytes(half.getBytes(UTF_8));
        }
        try (var socket = visitor()) {
            assertTalks(socket);
        }
    }

    @Test
    void sockets_that_never_say_hello() {
        for (int i = 0; i < Deep.or(100, 2_000); i++) {
            crowd.add(RawSocket.oneOf(i, base(), 0).upgrade(path()));
        }
        assertThat(crowd.getLast().next(RawFrame.CLOSE).code()).isEqualTo(4500);
    }

    @Test
    void a_message_of_very_many_tiny_fragments() {
        var post = post("tiny", "x").getBytes(UTF_8);
        try (var socket = visitor()) {
            socket.send(text("").open());
            var batch = new RawFrame[1_000];
            Arrays.fill(batch, continuation(new byte[0]).open());
            for (int i = 0; i < Deep.or(50_000, 1_000_000); i += batch.length) {
                socket.send(batch);
            }
            socket.send(continuation(post));
            assertAcked(socket, "tiny");
        }
    }

    @Test
    void a_message_of_many_bytes_one_by_one_is_cut_off_at_the_limit() {
        try (var socket = visitor()) {
            socket.send(text("").open());
            var batch = new RawFrame[1_024];
            Arrays.fill(batch, continuation(new byte[] {' '}).open());
            for (int i = 0; i < 64; i++) {
                socket.send(batch);
            }
            assertThat(socket.send(continuation(new byte[1]).open()).closeCode())
                    .isEqualTo(1009);
        }
    }

    @Test
    void inflate_bombs() {
        var bomb = deflated(new byte[(int) (60 * MEGABYTE)]);
        assertThat(bomb.length).isLessThan(65_536);
        var offer = Handshake.proper(path()).with("Sec-WebSocket-Extensions", "permessage-deflate");
        for (int i = 0; i < Deep.or(16, 200); i++) {
            try (var socket = RawSocket.connect(base())) {
                assertThat(socket.ask(offer.request()))
                        .startsWith("HTTP/1.1 101")
                        .doesNotContainIgnoringCase("sec-websocket-extensions");
                socket.send(RawFrame.of(RawFrame.TEXT, bomb).reserved(4));
                assertThat(socket.closeCode()).isEqualTo(1002);
            }
        }
    }

    private static byte[] deflated(byte[] data) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(data);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[65_536];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    static List<String> oddJson() {
        return List.of(
                "[".repeat(65_000),
                "{\"a\":".repeat(13_000),
                "{\"type\":\"post\",\"ref\":" + "[".repeat(60_000),
                "{\"type\":\"typing\",\"odd\":" + "{\"a\":".repeat(900) + "1" + "}".repeat(900) + "}",
                "{\"type\":\"read\",\"seq\":" + "9".repeat(60_000) + "}",
                "{\"type\":\"read\",\"seq\":1e999999999}",
                "{\"" + "k".repeat(60_000) + "\":1}",
                "{" + "\"kind\":\"pong\",".repeat(4_000) + "\"type\":\"\"}",
                "{\"type\":\"post\",\"body\":\"" + "\\u0000".repeat(10_000) + "\"}",
                "{\"type\":\"post\",\"ref\":\"r\",\"conversation\":\"" + "a".repeat(60_000) + "\"}",
                "{\"type\":\"hello\",\"token\":\"t\",\"resume\":[" + "{},".repeat(20_000) + "{}]}",
                " ".repeat(65_536));
    }

    @ParameterizedTest
    @MethodSource("oddJson")
    void deep_or_huge_JSON(String json) {
        try (var socket = visitor()) {
            for (int i = 0; i < 10; i++) {
                socket.send(text(json));
                assertThat(socket.expect("\"refused\"")).contains("\"malformed\"");
            }
            assertTalks(socket);
        }
    }

    @Test
    void messages_of_several_frames_and_64_KB_neither_stall_nor_stop_the_reader() {
        try (var socket = visitor()) {
            for (int i = 0; i < 50; i++) {
                var whole = post("r" + i, "x".repeat(100)).getBytes(UTF_8);
                var padding = new byte[(65_536 - whole.length) / 2];
                Arrays.fill(padding, (byte) ' ');
                socket.send(
                        RawFrame.of(RawFrame.TEXT, padding).open(),
                        continuation(whole).open(),
                        continuation(padding));
            }
            for (int i = 0; i < 50; i++) {
                assertAcked(socket, "r" + i);
            }
            assertTalks(socket);
        }
    }

    @Test
    void pings_of_a_client_that_never_reads_do_not_pile_up() {
        long before = PlatformDependent.usedDirectMemory();
        var batch = new RawFrame[1_000];
        Arrays.fill(batch, RawFrame.of(PING, new byte[125]));
        for (int i = 0; i < 4; i++) {
            var socket = RawSocket.connect(base(), 4_096).upgrade(path());
            crowd.add(hello(socket, mia));
            for (int sent = 0; sent < Deep.or(100_000, 1_000_000); sent += batch.length) {
                socket.send(batch);
            }
        }
        assertThat(PlatformDependent.usedDirectMemory() - before).isLessThan(24 * MEGABYTE);
        // The latest ping is owed: who reads again is answered.
        var socket = crowd.getFirst();
        socket.send(RawFrame.of(PING, new byte[] {42}));
        for (int i = 0; i < 100_000; i++) {
            if (socket.next(RawFrame.PONG).payload().length == 1) {
                return;
            }
        }
        throw new AssertionError("the last ping was not answered");
    }

    @Test
    void what_takes_time_to_answer_does_not_pile_up() {
        try (var socket = visitor()) {
            var resume = text("{\"type\":\"resume\",\"conversation\":\"" + conversation + "\",\"after\":0}");
            var batch = new RawFrame[100];
            Arrays.fill(batch, resume);
            for (int i = 0; i < Deep.or(20, 1_000); i++) {
                socket.send(batch);
            }
            crowd.add(RawSocket.open(base(), path()));
        }
    }
}
