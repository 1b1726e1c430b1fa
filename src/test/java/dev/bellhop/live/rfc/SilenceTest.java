package dev.bellhop.live.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.OwnAddresses;
import dev.bellhop.testing.RawFrame;
import dev.bellhop.testing.RawSocket;
import dev.bellhop.testing.StrictLimits;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who is asked whether they are still there, and does not answer, is let go; who answers stays.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(StrictLimits.class)
class SilenceTest extends SocketTestBase {
    @BeforeAll
    static void comeFromManyAddresses() {
        OwnAddresses.use();
    }

    @AfterAll
    static void comeFromOne() {
        OwnAddresses.forget();
    }

    @Test
    void who_answers_is_asked_again_and_stays_and_who_does_not_is_let_go() {
        awaitNobody();
        try (var answering = visitor();
                var silent = visitor()) {
            silent.expect("\"ping\"");
            var goes = CompletableFuture.supplyAsync(
                    () -> silent.next(RawFrame.CLOSE).code());
            while (!goes.isDone()) {
                answer(answering);
            }
            assertThat(goes.join()).isEqualTo(4002);
            answer(answering);
            assertTalks(answering);
        }
    }

    private static void answer(RawSocket socket) {
        socket.expect("\"ping\"");
        socket.send(RawFrame.text("{\"type\":\"pong\"}"));
    }
}
