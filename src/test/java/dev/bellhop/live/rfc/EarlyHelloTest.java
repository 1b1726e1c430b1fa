package dev.bellhop.live.rfc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.protocol.CloseCode;
import dev.bellhop.testing.Handshake;
import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.RawSocket;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client that is quick to say hello is heard while the endpoint opens, which is a request of its own for Quarkus,
/// and answered after that. What was done for it in that request failed where it asked for something of it.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EarlyHelloTest extends SocketTestBase {
    @Inject
    TokenProbe tokens;

    @ParameterizedTest
    @ValueSource(strings = {"visitor", "agent"})
    void takes_nothing_of_the_opening_along(String side) {
        try (var socket = RawSocket.connect(base())) {
            var head = socket.ask(inOneBreath(side.equals("visitor") ? path() : "/live/agent"));
            assertThat(head).startsWith("HTTP/1.1 101 ");
            assertThat(socket.next(RawFrame.CLOSE).code()).isEqualTo(CloseCode.TOKEN_UNKNOWN.code());
        }
        assertThat(tokens.wasReadInRequest()).isFalse();
    }

    // No client may be as quick as that (RFC 6455, 4.1), but then none has to be waited for.
    private static String inOneBreath(String path) {
        var hello = RawFrame.text("{\"type\":\"hello\",\"token\":\"" + TokenProbe.TOKEN + "\"}");
        return Handshake.proper(path).request() + new String(hello.encoded(), ISO_8859_1);
    }
}
