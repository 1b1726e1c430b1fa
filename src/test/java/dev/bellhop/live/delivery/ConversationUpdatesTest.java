package dev.bellhop.live.delivery;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConversationUpdatesTest {
    @TestHTTPResource("/")
    String url;

    private Company company;
    private Company.Guest mia;
    private UUID id;
    private String agent;

    @BeforeEach
    void open() {
        company = Company.create();
        mia = company.visitor("Mia");
        id = conversation(mia, "Hello");
        agent = company.signIn();
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    /// Says one word for each record of one logger.
    private static final class Ear extends Handler {
        private final CountDownLatch heard = new CountDownLatch(1);

        @Override
        public void publish(LogRecord said) {
            heard.countDown();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void a_view_that_cannot_be_read_now_is_told_when_it_can() throws SQLException, InterruptedException {
        var ear = new Ear();
        var logger = Logger.getLogger(ConversationUpdates.class.getName());
        try (var watching = TestSocket.agent(base(), agent);
                var visiting = TestSocket.visitor(base(), company.site().key(), mia.token())) {
            watching.send("watch").go();
            watching.send("resume").with("conversation", id).with("after", 0).go();
            watching.expect("replay");
            logger.addHandler(ear);
            TestDatabase.asOwner("alter table agent rename to agent_away");
            try {
                visiting.post(id, "r-1", "Anyone here?");
                assertThat(ear.heard.await(20, TimeUnit.SECONDS)).isTrue();
            } finally {
                TestDatabase.asOwner("alter table agent_away rename to agent");
            }
            var view = watching.expect(
                    "conversation",
                    frame -> frame.path("conversation").path("head").asLong() == 2);
            assertThat(view.path("conversation").path("last").path("body").asText())
                    .isEqualTo("Anyone here?");
        } finally {
            logger.removeHandler(ear);
        }
    }

    @Test
    void a_visitor_is_told_that_its_waiting_conversation_is_open_once_an_agent_answers() {
        try (var socket = TestSocket.visitor(base(), company.site().key(), mia.token())) {
            as(agent)
                    .body(Map.of("body", "Hello Mia"))
                    .post("/api/v1/conversations/" + id + "/messages")
                    .then()
                    .statusCode(201);
            var told = socket.expect("conversation").path("conversation");
            assertThat(told.path("status").asText()).isEqualTo("open");
        }
    }
}
