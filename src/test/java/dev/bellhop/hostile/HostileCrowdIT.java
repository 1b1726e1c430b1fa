package dev.bellhop.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.Deep;
import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.RawSocket;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// G9: more attacks that killed or stalled a small service once: what is begun and never ended, and what waits for
/// others.
class HostileCrowdIT extends HostileTestBase {
    /// No limit refuses a frame of so many bytes before it is whole.
    private static final int FRAGMENT = 65_400;

    private static final double MEGABYTE = 1024 * 1024;

    @Test
    void frames_and_fragments_that_never_end() {
        var begun = new byte[FRAGMENT];
        Arrays.fill(begun, (byte) ' ');
        var first = RawFrame.of(RawFrame.TEXT, begun).open().encoded();
        var behind = RawFrame.continuation(begun).encoded();
        for (int n = 0; n < Deep.or(900, 1_920); n++) {
            var number = n;
            attempt(() -> {
                var socket = join(number).upgrade("/live/visitor?site=" + SITE);
                socket.bytes(first);
                socket.bytes(Arrays.copyOf(behind, behind.length - 1));
            });
        }
        for (int n = 0; n < Deep.or(900, 1_920); n++) {
            var number = n;
            attempt(() -> {
                var whole = RawFrame.of(RawFrame.TEXT, begun).encoded();
                join(number).upgrade("/live/visitor?site=" + SITE).bytes(Arrays.copyOf(whole, whole.length - 1));
            });
        }
        assertThat(heap.held()).as("what has come of them").isGreaterThan(MEGABYTE);
    }

    @Test
    void files_that_many_ask_for_at_once_come_to_all() {
        var asked = new ArrayList<RawSocket>();
        for (int n = 0; n < 60; n++) {
            var socket = join(n);
            socket.bytes(head("GET /widget.js").getBytes(ISO_8859_1));
            asked.add(socket);
        }
        asked.forEach(socket -> assertThat(socket.ask("")).startsWith("HTTP/1.1 200 "));
        var pipelined = join(0);
        pipelined.bytes(head("GET /widget.js").repeat(2).getBytes(ISO_8859_1));
        pipelined.bytes(head("GET /q/health/live", "Connection: close").getBytes(ISO_8859_1));
        assertThat(pipelined.rest().split("HTTP/1\\.1 200 ", -1)).hasSize(4);
    }

    @Test
    void reads_that_announce_a_body_and_send_none() {
        var mallory = visitor("Mallory");
        conversation(mallory, "x");
        var request =
                head("GET /api/v1/conversations", "Authorization: Bearer " + mallory.token(), "Content-Length: 5");
        for (int round = 0; round < Deep.or(2, 6); round++) {
            for (int n = 0; n < Deep.or(600, 1_200); n++) {
                var socket = join(n);
                attempt(() -> socket.bytes(request.getBytes(ISO_8859_1)));
            }
            ana.must(ana.get("/conversations"));
        }
    }

    @Test
    void exports_that_wait_for_exports_that_are_not_read() {
        var mallory = visitor("Mallory");
        var id = conversation(mallory, "x");
        store(mallory, id, Deep.or(60, 200), "\u6f22".repeat(10_000));
        var whose = mallory.must(mallory.get("/me")).json().path("id").asText();
        var request = head("GET /api/v1/visitors/" + whose + "/export", "Authorization: Bearer " + ana.token());
        for (int n = 0; n < 66; n++) {
            var socket = RawSocket.oneOf(n * 100, service.base(), 4_096);
            crowd.add(socket);
            attempt(() -> socket.bytes(request.getBytes(ISO_8859_1)));
        }
        assertThat(crowd.stream().map(socket -> socket.ask("")))
                .as("nobody waits")
                .anyMatch(head -> head.startsWith("HTTP/1.1 429 "));
        for (int n = 0; n < 20; n++) {
            ana.must(ana.get("/conversations"));
        }
    }
}
