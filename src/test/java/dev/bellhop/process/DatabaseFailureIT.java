package dev.bellhop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// G1 and G2 while the database hangs, dies and comes back under senders who go on.
class DatabaseFailureIT {
    private static final String SITE = "demo-shop";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static Postgres database;
    private static Service service;

    @BeforeAll
    static void open() {
        database = Postgres.start(folder);
        var settings = new HashMap<>(database.settings());
        settings.put("BELLHOP_DEMO", "true");
        service = Service.start(folder, settings);
    }

    @AfterAll
    static void close() {
        if (service != null) {
            service.close();
        }
        if (database != null) {
            database.close();
        }
    }

    private static List<PostingVisitor> posters(int number) {
        return IntStream.range(0, number)
                .mapToObj(_ -> new PostingVisitor(service.base(), SITE))
                .toList();
    }

    private static void awaitFiveMoreAcks(List<PostingVisitor> posters) {
        var before = posters.stream().map(poster -> poster.acked.size()).toList();
        await().atMost(PATIENCE).until(() -> IntStream.range(0, posters.size())
                .allMatch(i -> posters.get(i).acked.size() >= before.get(i) + 5));
    }

    private static void awaitRefusals(List<PostingVisitor> posters) {
        await().atMost(PATIENCE).until(() -> posters.stream().allMatch(poster -> poster.refusals.get() > 0));
    }

    private static int acks(List<PostingVisitor> posters) {
        return posters.stream().mapToInt(poster -> poster.acked.size()).sum();
    }

    private static void stopAndCheck(List<PostingVisitor> posters) throws InterruptedException {
        for (var poster : posters) {
            poster.stop();
        }
        for (var poster : posters) {
            check(poster);
            poster.close();
        }
    }

    private static void check(PostingVisitor poster) {
        var stored = poster.rest.messages(poster.conversation);
        assertThat(stored.stream().map(message -> message.path("seq").asLong()).toList())
                .as("no gap")
                .isEqualTo(LongStream.rangeClosed(1, stored.size()).boxed().toList());
        var bySeq = new HashMap<String, Long>();
        stored.stream().skip(1).forEach(message -> assertThat(bySeq.put(
                        message.path("ref").asText(), message.path("seq").asLong()))
                .as("twice: " + message)
                .isNull());
        assertThat(bySeq).as("what was acknowledged, and nothing else").isEqualTo(poster.acked);
        awaitHeard(poster, stored.size());
    }

    // The first entry comes over the socket too where the socket was there when it was announced.
    private static void awaitHeard(PostingVisitor poster, long head) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var heard = poster.heard();
            var first = heard.getFirst() == 1 ? 1 : 2;
            assertThat(heard)
                    .as("heard, once and in order")
                    .isEqualTo(LongStream.rangeClosed(first, head).boxed().toList());
        });
    }

    @Test
    void while_it_hangs_everyone_is_refused_and_afterwards_all_goes_on() throws InterruptedException {
        var posters = posters(8);
        posters.forEach(PostingVisitor::start);
        awaitFiveMoreAcks(posters);
        database.freeze();
        try {
            awaitRefusals(posters);
            var before = acks(posters);
            await().atMost(PATIENCE).until(() -> posters.stream().allMatch(poster -> poster.refusals.get() > 1));
            assertThat(acks(posters)).as("acks without a database").isEqualTo(before);
        } finally {
            database.thaw();
        }
        awaitFiveMoreAcks(posters);
        stopAndCheck(posters);
    }

    @Test
    void when_it_dies_and_comes_back_everyone_is_refused_and_nothing_acknowledged_is_lost()
            throws InterruptedException {
        var posters = posters(8);
        posters.forEach(PostingVisitor::start);
        for (int round = 0; round < 2; round++) {
            awaitFiveMoreAcks(posters);
            posters.forEach(poster -> poster.refusals.set(0));
            database.kill();
            awaitRefusals(posters);
            database.start();
        }
        awaitFiveMoreAcks(posters);
        stopAndCheck(posters);
    }

    @Test
    void a_message_whose_commit_nobody_heard_of_is_told_to_the_subscribers_when_the_database_is_back() {
        try (var listener = new PostingVisitor(service.base(), SITE)) {
            assertThat(listener.post("before")).isTrue();
            var log = service.log().length();
            database.freeze();
            try {
                assertThat(listener.post("lost")).isFalse();
                await().atMost(PATIENCE)
                        .until(() -> service.log().substring(log).contains("the database does not answer"));
            } finally {
                database.thaw();
            }
            await().atMost(PATIENCE).until(() -> service.log().substring(log).contains("the database answers again"));
            var stored = listener.rest.messages(listener.conversation).size();
            awaitHeard(listener, stored);
            assertThat(listener.post("lost")).isTrue();
            assertThat(listener.acked).isEqualTo(Map.of("before", 2L, "lost", 3L));
        }
    }
}
