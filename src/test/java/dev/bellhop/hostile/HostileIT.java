package dev.bellhop.hostile;

import static dev.bellhop.testing.RawFrame.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellhop.process.Rest;
import dev.bellhop.testing.Deep;
import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.RawSocket;
import dev.bellhop.testing.TestSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// G9: attacks on a small service that killed or stalled it once.
class HostileIT extends HostileTestBase {
    @Test
    void bodies_that_never_end() {
        var half = new byte[15_000];
        Arrays.fill(half, (byte) ' ');
        for (int n = 0; n < Deep.or(450, 1_400); n++) {
            var socket = join(n);
            attempt(() -> socket.bytes(
                    head("POST /api/v1/sessions", "Content-Type: application/json", "Content-Length: 255000")
                            .getBytes(ISO_8859_1)));
            attempt(() -> socket.bytes(new byte[254_999]));
        }
        for (int n = 0; n < Deep.or(450, 1_400); n++) {
            var socket = join(n);
            var token = n % 2 == 0 ? "Authorization: Bearer bhv_invented" : "X-Nothing: x";
            attempt(() -> socket.bytes(
                    head("POST /api/v1/sessions", "Content-Type: application/json", token, "Transfer-Encoding: chunked")
                            .getBytes(ISO_8859_1)));
            for (int part = 0; part < 17; part++) {
                attempt(() -> {
                    socket.bytes("3a98\r\n".getBytes(ISO_8859_1));
                    socket.bytes(half);
                    socket.bytes("\r\n".getBytes(ISO_8859_1));
                });
            }
        }
        try (var late = RawSocket.connect(service.base())) {
            assertThat(late.ask(
                            head("POST /api/v1/sessions", "Content-Type: application/json", "Content-Length: 255000")))
                    .startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void pieces_of_files_that_never_end() {
        var files = new ArrayList<String>();
        for (int n = 0; n < Deep.or(20, 60); n++) {
            var mallory = visitor("Mallory");
            for (int m = 0; m < 45; m++) {
                files.add(head(
                        "PATCH /api/v1/attachments/" + mallory.begun("a.bin", 200_000),
                        "Authorization: Bearer " + mallory.token(),
                        "Upload-Offset: 0",
                        "Content-Type: application/offset+octet-stream",
                        "Content-Length: 200000"));
            }
        }
        for (int n = 0; n < files.size(); n++) {
            var socket = join(n);
            var request = files.get(n) + "x";
            attempt(() -> socket.bytes(request.getBytes(ISO_8859_1)));
        }
        assertThat(heap.megabytes()).isLessThan(before() + 60);
    }

    @Test
    void files_that_are_fetched_and_never_read() {
        var mallory = visitor("Mallory");
        var file = mallory.uploaded("a.bin", new byte[9_000_000]);
        var url = mallory.get("/attachments/" + file).json().path("url").asText();
        for (int n = 0; n < Deep.or(400, 1_200); n++) {
            var socket = RawSocket.oneOf(n, service.base(), 4_096);
            crowd.add(socket);
            attempt(() -> socket.bytes(head("GET " + url).getBytes(ISO_8859_1)));
        }
    }

    @Test
    void more_connections_than_an_address_may_have() {
        var address = "127.0.2.7";
        for (int round = 0; round < 2; round++) {
            for (int n = 0; n < 1_200; n++) {
                attempt(() -> crowd.add(RawSocket.from(address, service.base())));
            }
            crowd.forEach(RawSocket::reset);
            crowd.clear();
        }
        await("the address is served again").until(() -> {
            try (var socket = RawSocket.from(address, service.base())) {
                return socket.ask(head("GET /q/health/live")).startsWith("HTTP/1.1 200");
            }
        });
    }

    @Test
    void answers_that_are_never_read() {
        var mallory = visitor("Mallory");
        var id = conversation(mallory, "x");
        store(mallory, id, Deep.or(60, 200), "\u8a9e".repeat(10_000));
        var request = head(
                "GET /api/v1/conversations/" + id + "/messages?limit=200", "Authorization: Bearer " + mallory.token());
        for (int n = 0; n < 250; n++) {
            var socket = RawSocket.connect(service.base(), 4_096);
            crowd.add(socket);
            attempt(() -> socket.bytes(request.repeat(4).getBytes(ISO_8859_1)));
        }
    }

    @Test
    void thousands_of_requests_behind_an_answer_that_is_not_read() {
        var unread = head("GET /q/openapi").repeat(20);
        var tiny = "GET / HTTP/1.1\r\nHost:a\r\n\r\n".repeat(1_200).getBytes(ISO_8859_1);
        for (int n = 0; n < Deep.or(300, 900); n++) {
            var socket = RawSocket.oneOf(n, service.base(), 4_096);
            crowd.add(socket);
            attempt(() -> socket.bytes(unread.getBytes(ISO_8859_1)));
            attempt(() -> socket.bytes(tiny));
        }
    }

    @Test
    void answers_that_grow_when_they_are_written() {
        var mallory = visitor("Mallory");
        var id = conversation(mallory, "x");
        // JSON has six characters for each.
        store(mallory, id, 20, "x" + "\u0001".repeat(9_999));
        var request = head(
                "GET /api/v1/conversations/" + id + "/messages?limit=200", "Authorization: Bearer " + mallory.token());
        for (int n = 0; n < Deep.or(400, 900); n++) {
            var socket = RawSocket.oneOf(n, service.base(), 4_096);
            crowd.add(socket);
            attempt(() -> socket.bytes(request.repeat(3).getBytes(ISO_8859_1)));
        }
    }

    @Test
    void exports_side_by_side() {
        var mallory = visitor("Mallory");
        var id = conversation(mallory, "x");
        store(mallory, id, Deep.or(40, 200), "\u6f22".repeat(10_000));
        var whose = mallory.must(mallory.get("/me")).json().path("id").asText();
        var request = head("GET /api/v1/visitors/" + whose + "/export", "Authorization: Bearer " + ana.token());
        for (int n = 0; n < Deep.or(200, 600); n++) {
            var socket = RawSocket.oneOf(n, service.base(), 4_096);
            crowd.add(socket);
            attempt(() -> socket.bytes(request.getBytes(ISO_8859_1)));
        }
    }

    @Test
    void messages_to_conversations_that_do_not_exist() {
        var sockets = new ArrayList<RawSocket>();
        for (int n = 0; n < 10; n++) {
            sockets.add(socket(n, visitor("Mallory " + n)));
        }
        for (int n = 0; n < 150; n++) {
            for (var socket : sockets) {
                var post = "{\"type\":\"post\",\"conversation\":\"" + UUID.randomUUID()
                        + "\",\"ref\":\"r\",\"body\":\"x\"}";
                attempt(() -> socket.send(text(post)));
            }
        }
        sockets.forEach(socket -> socket.expect("not_found"));
    }

    @Test
    void invented_methods_and_paths() {
        var sizeBefore = heap.metrics().length();
        for (int n = 0; n < 100; n++) {
            var socket = join(n);
            for (int m = 0; m < Deep.or(50, 1_600); m++) {
                var odd = "M" + n + "x" + m;
                attempt(() -> socket.bytes(head(odd + " /x").getBytes(ISO_8859_1)));
            }
        }
        for (int n = 0; n < Deep.or(2_000, 10_000); n++) {
            var path = List.of(
                    "/x" + n,
                    "/api/v1/x" + n,
                    "/api/v1/conversations/x" + n,
                    "/q/x" + n,
                    "/widget/x" + n,
                    "/live/x" + n);
            try (var socket = RawSocket.connect(service.base())) {
                var line = "GET " + path.get(n % path.size());
                attempt(() -> socket.ask(head(line, "Connection: close")));
            }
        }
        assertThat(heap.metrics().length()).isLessThan(sizeBefore + 20_000);
    }

    @Test
    void padded_frames() {
        var mallory = visitor("Mallory");
        var id = conversation(mallory, "x");
        var resume = "{\"type\":\"resume\",\"conversation\":\"" + id + "\",\"after\":0,\"pad\":\"" + "x".repeat(65_000)
                + "\"}";
        var frames = new RawFrame[60];
        Arrays.fill(frames, text(resume));
        for (int n = 0; n < Deep.or(60, 150); n++) {
            var number = n;
            attempt(() -> socket(number, mallory).send(frames));
        }
    }

    @Test
    void work_for_those_who_have_gone() {
        var mallory = visitor("Mallory");
        var id = conversation(mallory, "x");
        store(mallory, id, 40, "x".repeat(5_000));
        var frames = new RawFrame[600];
        Arrays.fill(frames, text("{\"type\":\"resume\",\"conversation\":\"" + id + "\",\"after\":0}"));
        for (int n = 0; n < 40; n++) {
            var number = n;
            attempt(() -> {
                var socket = socket(number, mallory);
                socket.send(frames);
                socket.reset();
            });
        }
    }

    @Test
    void floods_of_tiny_frames() {
        var mallory = visitor("Mallory");
        var id = conversation(mallory, "x");
        var typing = new RawFrame[2_000];
        for (int n = 0; n < typing.length; n++) {
            typing[n] = text("{\"type\":\"typing\",\"conversation\":\"" + id + "\",\"on\":" + (n % 2 == 0) + "}");
        }
        var pongs = new RawFrame[5_000];
        Arrays.fill(pongs, text("{\"type\":\"pong\"}"));
        var pings = new RawFrame[5_000];
        Arrays.fill(pings, RawFrame.of(RawFrame.PING, new byte[0]));
        try (var agent = TestSocket.agent(service.base(), ana.token())) {
            agent.send("resume").with("conversation", id).with("after", 0).go();
            agent.expect("replay");
            for (int round = 0; round < Deep.or(5, 40); round++) {
                var number = round;
                attempt(() -> socket(number, mallory).send(typing).send(pongs).send(pings));
            }
            assertThat(agent.isClosed()).isFalse();
            assertThat(agent.drain().stream()
                            .filter(frame -> frame.path("type").asText().equals("typing")))
                    .hasSizeLessThan(200);
        }
    }

    @Test
    void wrong_sign_ins_at_once() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var nobody = new Rest(service.base(), null);
            var calls = IntStream.range(0, Deep.or(60, 300))
                    .mapToObj(n -> threads.submit(() -> nobody.call(
                            "POST", "/sessions", Map.of("email", "ana@demo.example", "password", "wrong " + n), null)))
                    .toList();
            // The attacker's own patience may end first (0).
            assertThat(calls).allSatisfy(call -> assertThat(call.get().status()).isIn(0, 401, 429));
        }
    }

    @Test
    void keyed_calls_by_the_hundred() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 200)
                    .mapToObj(n -> threads.submit(() ->
                            ana.call("POST", "/sites", Map.of("name", "Site " + n, "origins", List.of()), "site-" + n)))
                    .toList();
            // The last ones are beyond what a workspace may have.
            assertThat(calls).allSatisfy(call -> assertThat(call.get().status()).isIn(0, 201, 409, 429));
        }
    }

    @Test
    void a_crowd_of_visitors_with_hostile_names() {
        var name = "\u0001".repeat(50);
        for (int n = 0; n < Deep.or(150, 2_000); n++) {
            var visitor = visitor(name);
            var number = n;
            attempt(() -> socket(number, visitor));
        }
        try (var agent = TestSocket.agent(service.base(), ana.token())) {
            assertThat(agent.isClosed()).isFalse();
        }
    }

    @Test
    void pages_that_never_end() {
        var mallory = visitor("Mallory");
        var conversations = IntStream.range(0, 22)
                .mapToObj(n -> conversation(mallory, "x" + n))
                .toList();
        try (var socket = TestSocket.visitor(service.base(), SITE, mallory.token())) {
            var tab = "t".repeat(43);
            socket.send("assist.offer")
                    .with("conversation", conversations.getFirst())
                    .with("tab", tab)
                    .go();
            var session = socket.expect("assist.session").at("/session/id").asText();
            for (var other : conversations.subList(1, conversations.size())) {
                socket.send("assist.offer")
                        .with("conversation", other)
                        .with("tab", tab)
                        .go();
            }
            socket.expect("refused", frame -> frame.path("code").asText().equals("conflict"));
            var data = "p".repeat(60_000);
            for (int n = 0; n < 200 && !socket.isClosed(); n++) {
                socket.send("assist.page")
                        .with("session", session)
                        .with("begins", n == 0)
                        .with("ends", false)
                        .with("data", data)
                        .go();
            }
            for (int n = 0; n < Deep.or(5_000, 500_000) && !socket.isClosed(); n++) {
                socket.send("assist.page")
                        .with("session", session)
                        .with("begins", n == 0)
                        .with("ends", n == 0)
                        .with("data", n == 0 ? "[]" : "")
                        .go();
            }
        }
    }
}
