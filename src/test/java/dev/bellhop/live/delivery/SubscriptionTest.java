package dev.bellhop.live.delivery;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.conversation.model.History;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SubscriptionTest {
    private static final int PAGE = 200;

    @TestHTTPResource("/")
    String url;

    @Inject
    Hub hub;

    @Inject
    Replay replay;

    @Inject
    History history;

    @Inject
    Wire wire;

    @Test
    void what_is_committed_behind_an_empty_page_of_a_replay_is_told_all_the_same() {
        var company = Company.create();
        var mia = company.visitor("Mia");
        var id = conversation(mia, "Hello");
        var base = url.substring(0, url.length() - 1);
        try (var socket = TestSocket.visitor(base, company.site().key(), mia.token())) {
            socket.send("resume").with("conversation", id).with("after", 1).go();
            socket.expect("replay");
            var subscription = hub.listeners(id).iterator().next();
            assertThat(subscription.rewind(1)).isTrue();
            var from = subscription.nextPage();
            var page = history.range(company.workspace(), id, from, PAGE);
            assertThat(page.items()).isEmpty();

            as(mia.token())
                    .body(Map.of("body", "In between"))
                    .post("/api/v1/conversations/" + id + "/messages")
                    .then()
                    .statusCode(201);
            var next =
                    history.range(company.workspace(), id, from, PAGE).items().getFirst();
            assertThat(subscription.deliver(next.seq(), wire.encode(new ServerFrame.Message(next))))
                    .isFalse();

            assertThat(subscription.replay(from, page)).isTrue();
            replay.run(subscription);
            var told = socket.expect("replay", frame -> !frame.path("messages").isEmpty());
            assertThat(told.path("messages").get(0).path("seq").asLong()).isEqualTo(2);
            assertThat(told.path("more").asBoolean()).isFalse();
        }
    }
}
