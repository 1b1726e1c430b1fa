package dev.bellhop.live.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.Deep;
import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.RawSocket;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// G9: clients that sign in, listen, and never read.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class NeverReadingTest extends SocketTestBase {
    private static final int DEAF = Deep.or(10, 1_000);
    /// More than the systems on both sides keep for a connection, and the service's own bound.
    private static final int POSTS = 800;

    @Test
    void they_are_let_go_and_who_reads_beside_them_misses_nothing() {
        awaitNobody();
        var deaf = new ArrayList<RawSocket>();
        for (int i = 0; i < DEAF; i++) {
            deaf.add(hello(RawSocket.oneOf(i, base(), 4_096).upgrade(path()), mia));
        }
        await().until(() -> sockets() == DEAF);
        var guest = company().visitor("Neighbour");
        var own = Company.conversation(guest, "Good morning");
        try (var _ = new HonestClient(hello(RawSocket.open(base(), path()), guest), own);
                var writer = visitor()) {
            for (int i = 0; i < POSTS; i++) {
                writer.send(RawFrame.text(post("r" + i, "x".repeat(10_000))));
                assertAcked(writer, "r" + i);
            }
            await().untilAsserted(() -> assertThat(sockets()).isEqualTo(2));
        }
        deaf.forEach(RawSocket::close);
    }
}
