package dev.bellhop.live.rfc;

import static dev.bellhop.testing.Company.conversation;
import static org.awaitility.Awaitility.await;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.RawSocket;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.http.TestHTTPResource;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/// What the tests of the wire share: a company, a visitor of its own for each test, and sockets by hand.
abstract class SocketTestBase {
    private static Company company;

    @TestHTTPResource("/")
    String url;

    Company.Guest mia;
    UUID conversation;

    @BeforeEach
    void open() {
        company = company == null ? Company.create() : company;
        mia = company.visitor("Mia");
        conversation = conversation(mia, "Hello");
    }

    static Company company() {
        return company;
    }

    /// How many sockets the service has.
    static int sockets() {
        var meters = Arc.container().instance(MeterRegistry.class).get();
        return (int) meters.get("bellhop.sockets").tag("kind", "any").gauge().value();
    }

    /// The service may notice only after a test that its sockets have closed.
    static void awaitNobody() {
        await().until(() -> sockets() == 0);
    }

    String base() {
        return url.substring(0, url.length() - 1);
    }

    static String path() {
        return "/live/visitor?site=" + company.site().key();
    }

    /// A socket that has said hello.
    RawSocket visitor() {
        return hello(RawSocket.open(base(), path()), mia);
    }

    static RawSocket hello(RawSocket socket, Company.Guest guest) {
        socket.send(RawFrame.text("{\"type\":\"hello\",\"token\":\"" + guest.token() + "\"}"));
        socket.expect("\"welcome\"");
        return socket;
    }

    String post(String ref, String body) {
        return post(conversation, ref, body);
    }

    static String post(UUID conversation, String ref, String body) {
        return "{\"type\":\"post\",\"ref\":\"%s\",\"conversation\":\"%s\",\"body\":\"%s\"}"
                .formatted(ref, conversation, body);
    }

    /// That the connection still works, and this text arrives as it was sent.
    void assertTalks(RawSocket socket) {
        socket.send(RawFrame.text(post("still", "Still here")));
        assertAcked(socket, "still");
    }

    void assertAcked(RawSocket socket, String ref) {
        socket.expect("\"ack\",\"ref\":\"" + ref + "\"");
    }
}
