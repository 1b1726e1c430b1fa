package dev.bellhop.hostile;

import static dev.bellhop.testing.RawFrame.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bellhop.process.Rest;
import dev.bellhop.process.Service;
import dev.bellhop.testing.DatabaseTemplate;
import dev.bellhop.testing.Folders;
import dev.bellhop.testing.RawSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/// A small service that is attacked while two neighbours talk, who notice nothing; afterwards the heap is what it
/// was, and the log has at most a line a second.
abstract class HostileTestBase {
    static final String SITE = "demo-shop";
    private static final double SPARE_MEGABYTES = 20;
    static Service service;
    static Heap heap;
    private static double before;
    final List<RawSocket> crowd = new ArrayList<>();
    private Neighbours neighbours;
    Rest ana;
    private long lines;
    private long began;
    private String attack;

    @BeforeAll
    static void start() throws IOException {
        Service.assumeEmbeddedDatabase();
        assumeTrue(System.getProperty("bellhop.executable") == null, "looks into the heap of a JVM");
        var folder = Folders.temporary("hostile");
        DatabaseTemplate.copyTo(folder.resolve(Service.DATA));
        var settings = Map.of(
                "JDK_JAVA_OPTIONS", "-Xmx256m",
                "BELLHOP_DEMO", "true",
                "BELLHOP_PASSWORD_COST", "11",
                // What stands behind it is attacked.
                "BELLHOP_LIMIT_MANAGEMENT", "1000000/1m");
        before = 0;
        service = Service.start(folder, settings);
        heap = new Heap(service);
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
    }

    @BeforeEach
    void moveIn(TestInfo info) {
        attack = info.getDisplayName();
        ana = Rest.agent(service.base(), "ana@demo.example", "welcome-to-bellhop");
        neighbours = new Neighbours(service.base(), SITE, ana);
        before = before == 0 ? heap.megabytes() : before;
        lines = service.log().lines().count();
        began = System.nanoTime();
    }

    @AfterEach
    void lookAround() {
        crowd.forEach(RawSocket::reset);
        neighbours.assertServed(attack);
        neighbours.close();
        var seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        var said = service.log().lines().skip(lines).toList();
        assertThat(said).as("lines of the log").hasSizeLessThanOrEqualTo((int) seconds + 1);
        await("nothing is held for anybody")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    assertThat(heap.held()).isZero();
                    assertThat(heap.megabytes()).isLessThan(before + SPARE_MEGABYTES);
                });
    }

    /// Megabytes of the heap before any attack.
    static double before() {
        return before;
    }

    RawSocket join(int number) {
        var socket = RawSocket.oneOf(number, service.base(), 0);
        crowd.add(socket);
        return socket;
    }

    /// For an attacker who may have been hung up on.
    static void attempt(Runnable mischief) {
        try {
            mischief.run();
        } catch (UncheckedIOException | AssertionError _) {
            // The service has had enough of this one.
        }
    }

    Rest visitor(String name) {
        return Rest.visitor(service.base(), SITE, name);
    }

    static UUID conversation(Rest visitor, String body) {
        var begun = visitor.must(visitor.call("POST", "/conversations", Map.of("body", body), null));
        return UUID.fromString(begun.json().path("id").asText());
    }

    static void store(Rest visitor, UUID conversation, int messages, String body) {
        var path = "/conversations/" + conversation + "/messages";
        for (int n = 0; n < messages; n++) {
            await().until(() ->
                    visitor.call("POST", path, Map.of("body", body), null).status() == 201);
        }
    }

    RawSocket socket(int number, Rest visitor) {
        var socket = join(number).upgrade("/live/visitor?site=" + SITE);
        socket.send(text("{\"type\":\"hello\",\"token\":\"" + visitor.token() + "\"}"));
        socket.expect("\"welcome\"");
        return socket;
    }

    static String head(String line, String... headers) {
        return line + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n") + "\r\n";
    }
}
