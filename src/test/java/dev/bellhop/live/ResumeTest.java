package dev.bellhop.live;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// G4: after any cut, everything missed comes, once and in order.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ResumeTest {
    private static final int POSTS = 200;

    @TestHTTPResource("/")
    String url;

    private Company company;
    private Company.Guest mia;

    @BeforeEach
    void open() {
        company = Company.create();
        mia = company.visitor("Mia");
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    /// What one client has seen of a conversation, as a real one would keep it.
    private static final class Screen {
        private final TreeMap<Long, String> seen = new TreeMap<>();

        void take(JsonNode frame) {
            switch (frame.path("type").asText()) {
                case "message" -> add(frame.path("message"));
                case "replay" -> frame.path("messages").forEach(this::add);
                default -> {}
            }
        }

        private void add(JsonNode message) {
            var seq = message.path("seq").asLong();
            assertThat(seq).as("in order, once, without a gap").isEqualTo(upTo() + 1);
            seen.put(seq, message.path("body").asText());
        }

        long upTo() {
            return seen.isEmpty() ? 0 : seen.lastKey();
        }
    }

    @Test
    void a_burst_of_200_posts_survives_cuts_at_random_points() {
        var seed = System.nanoTime();
        System.out.println("ResumeTest seed: " + seed);
        var random = new Random(seed);
        var id = conversation(mia, "post 0");
        var screen = new Screen();
        var acked = new ArrayList<String>();
        var unacked = new ArrayList<>(
                IntStream.rangeClosed(1, POSTS).mapToObj(i -> "post " + i).toList());
        var watching = TestSocket.agent(base(), company.signIn());
        watching.send("resume").with("conversation", id).with("after", 0).go();

        while (!unacked.isEmpty()) {
            var socket = connect(id, screen.upTo());
            var burst = Math.min(unacked.size(), 1 + random.nextInt(60));
            unacked.subList(0, burst).forEach(body -> socket.post(id, "ref " + body, body));
            var cutAfter = random.nextInt(burst + 1);
            for (int acks = 0; acks < cutAfter; ) {
                var frame = socket.expect("ack", "message", "replay");
                screen.take(frame);
                if (frame.path("type").asText().equals("ack")) {
                    acked.add(frame.path("ref").asText());
                    acks++;
                }
            }
            socket.cut();
            unacked.removeIf(body -> acked.contains("ref " + body));
        }

        var last = connect(id, screen.upTo());
        while (screen.upTo() < POSTS + 1) {
            screen.take(last.expect("message", "replay"));
        }
        var agents = new Screen();
        while (agents.upTo() < POSTS + 1) {
            agents.take(watching.expect("message", "replay"));
        }
        last.close();
        watching.close();

        var stored = stored(id);
        assertThat(screen.seen).isEqualTo(stored);
        assertThat(agents.seen).isEqualTo(stored);
        assertThat(stored.values())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(0, POSTS)
                        .mapToObj(i -> "post " + i)
                        .toList());
        assertThat(stored.keySet())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, POSTS + 1).boxed().toList());
    }

    private TestSocket connect(UUID id, long after) {
        var socket =
                TestSocket.open(base(), "/live/visitor?site=" + company.site().key());
        socket.send("hello")
                .with("token", mia.token())
                .with("resume", List.of(Map.of("conversation", id, "after", after)))
                .go();
        return socket;
    }

    private SortedMap<Long, String> stored(UUID id) {
        var all = new TreeMap<Long, String>();
        boolean more;
        do {
            var page = as(mia.token())
                    .get("/api/v1/conversations/" + id + "/messages?limit=100&after="
                            + (all.isEmpty() ? 0 : all.lastKey()))
                    .jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            items.forEach(item -> all.put(((Number) item.get("seq")).longValue(), (String) item.get("body")));
            more = page.getBoolean("more");
        } while (more);
        return all;
    }

    @Test
    void a_long_absence_is_made_up_for_in_pages_and_live_messages_follow_behind() {
        var id = conversation(mia, "1");
        try (var writer = TestSocket.visitor(base(), company.site().key(), mia.token())) {
            for (int i = 2; i <= 450; i++) {
                writer.post(id, "r" + i, "" + i);
            }
            writer.expect("ack", frame -> frame.path("seq").asLong() == 450);
            try (var agent = TestSocket.agent(base(), company.signIn())) {
                agent.send("resume").with("conversation", id).with("after", 10).go();
                writer.post(id, "live", "live");
                var screen = new ArrayList<Long>();
                while (screen.isEmpty() || screen.getLast() < 451) {
                    var frame = agent.expect("message", "replay");
                    frame.path("messages")
                            .forEach(message -> screen.add(message.path("seq").asLong()));
                    if (frame.has("message")) {
                        screen.add(frame.path("message").path("seq").asLong());
                    }
                }
                assertThat(screen)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(11, 451).boxed().toList());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u20ac", "\u0001", "x"})
    void long_messages_come_in_as_many_pages_as_they_need(String character) {
        var id = conversation(mia, "1");
        // What shows nothing counts as empty.
        var body = "x" + character.repeat(9_999);
        try (var writer = TestSocket.visitor(base(), company.site().key(), mia.token())) {
            for (int i = 2; i <= 40; i++) {
                writer.post(id, "r" + i, body);
            }
            writer.expect("ack", frame -> frame.path("seq").asLong() == 40);
        }
        try (var reader = connect(id, 0)) {
            var screen = new Screen();
            while (screen.upTo() < 40) {
                var page = reader.expect("replay");
                screen.take(page);
                assertThat(page.toString().length()).isLessThan(1_000_000);
            }
            assertThat(screen.seen.get(40L)).isEqualTo(body);
        }
        assertThat(stored(id)).hasSize(40);
        var newest = as(mia.token()).get("/api/v1/conversations/" + id + "/messages?limit=200");
        assertThat(newest.asByteArray().length).isLessThan(1_000_000);
        assertThat(newest.jsonPath().getInt("items[-1].seq")).isEqualTo(40);
        var first = newest.jsonPath().getInt("items[0].seq");
        var more = newest.jsonPath().getBoolean("more");
        assertThat(more).isEqualTo(first > 1);
        if (more) {
            as(mia.token())
                    .get("/api/v1/conversations/" + id + "/messages?limit=200&before=" + first)
                    .then()
                    .body("items[-1].seq", equalTo(first - 1));
        }
    }
}
