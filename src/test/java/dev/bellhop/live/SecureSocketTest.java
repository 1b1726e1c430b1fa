package dev.bellhop.live;

import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestCertificate;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Where the service ends TLS itself, what it says goes out encrypted, whole and in order.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestCertificate.class)
class SecureSocketTest {
    private static final int MESSAGES = 50;

    @TestHTTPResource(value = "/", tls = true)
    String url;

    @Test
    void what_is_posted_over_tls_is_acknowledged_and_heard() {
        var company = Company.create();
        var mia = company.visitor("Mia");
        var id = conversation(mia, "Hello");
        var base = url.substring(0, url.length() - 1);
        var path = "/live/visitor?site=" + company.site().key();
        try (var socket = TestSocket.open(TestCertificate.client(), base, path)) {
            socket.send("hello").with("token", mia.token()).go();
            socket.expect("welcome");
            var refs = IntStream.range(0, MESSAGES).mapToObj(n -> "r-" + n).toList();
            refs.forEach(ref -> socket.post(id, ref, "The body of " + ref));
            for (int n = 0; n < MESSAGES; n++) {
                assertThat(socket.expect("ack").path("ref").asText()).isEqualTo(refs.get(n));
                assertThat(socket.expect("message").at("/message/seq").asInt()).isEqualTo(n + 2);
            }
        }
    }
}
