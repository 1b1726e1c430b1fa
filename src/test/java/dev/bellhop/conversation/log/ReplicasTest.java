package dev.bellhop.conversation.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.conversation.RowLockRace;
import dev.bellhop.conversation.log.LogFixture.Row;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Several writers at once, each with its own connection, as replicas have them.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReplicasTest {
    private static final int REPLICAS = 4;

    @Inject
    LogConfig config;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @Inject
    Event<MessagesAppended> appended;

    @Inject
    MeterRegistry meters;

    @Inject
    ConversationLog log;

    @Inject
    LogFailures failures;

    @Inject
    UncertainCommits uncertain;

    private LogStore replica() {
        var unusual = new UnusualPosts(config, log, failures, meters);
        return new LogStore(config, database, clock, appended, meters, unusual, failures, uncertain);
    }

    @Test
    void overlapping_batches_of_replicas_leave_no_gap_and_store_every_ref_once() throws Exception {
        var drafts = LogFixture.create();
        var conversations =
                IntStream.range(0, 12).mapToObj(_ -> drafts.conversation()).toList();
        var seed = System.nanoTime();
        System.out.println("ReplicasTest seed: " + seed);
        var said = Collections.synchronizedList(new ArrayList<Draft>());
        try (var threads = Executors.newFixedThreadPool(REPLICAS)) {
            var calls = IntStream.range(0, REPLICAS)
                    .<Callable<Void>>mapToObj(n -> () -> {
                        var random = new Random(seed + n);
                        try (var store = replica()) {
                            for (int batch = 0; batch < 60; batch++) {
                                var some = batch(drafts, conversations, random);
                                said.addAll(some);
                                store.store(some);
                                some.forEach(draft -> draft.stored()
                                        .orTimeout(20, TimeUnit.SECONDS)
                                        .join());
                            }
                        }
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        }
        for (var conversation : conversations) {
            check(
                    conversation,
                    said.stream()
                            .filter(d -> d.conversation().equals(conversation))
                            .toList());
        }
    }

    // Few refs, so that replicas often store the same one at once; some drafts without.
    private static List<Draft> batch(LogFixture drafts, List<UUID> conversations, Random random) {
        return IntStream.range(0, 1 + random.nextInt(20))
                .mapToObj(_ -> {
                    var ref = random.nextInt(4) == 0 ? null : "r-" + random.nextInt(150);
                    var conversation = conversations.get(random.nextInt(conversations.size()));
                    return drafts.draft(conversation, ref, Objects.requireNonNullElse(ref, "without"));
                })
                .toList();
    }

    private void check(UUID conversation, List<Draft> said) {
        var rows = LogFixture.rows(database, conversation);
        assertThat(rows.stream().map(Row::seq).toList()).isEqualTo(LogFixture.upTo(rows.size()));
        var refs = rows.stream().map(Row::ref).filter(Objects::nonNull).toList();
        assertThat(refs).doesNotHaveDuplicates();
        assertThat(rows.stream().filter(row -> "without".equals(row.body()))).hasSize((int)
                said.stream().filter(draft -> draft.ref() == null).count());
        for (var draft : said) {
            var seq = draft.stored().join().seq();
            var row = rows.get((int) seq - 1);
            assertThat(row.ref()).isEqualTo(draft.ref());
            assertThat(row.body()).isEqualTo(draft.body());
        }
    }

    @Test
    void a_batch_that_waits_in_a_circle_gives_way_and_is_stored_all_the_same() throws Exception {
        var drafts = LogFixture.create();
        var lower = drafts.conversation();
        var higher = drafts.conversation();
        var batch = List.of(drafts.draft(lower), drafts.draft(higher));
        try (var other = TestDatabase.owner();
                var store = replica();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Who looks for a deadlock first ends it; that shall not be this one.
            run(other, "set deadlock_timeout = '1min'");
            RowLockRace.hold(other, higher);
            var storing = threads.submit(() -> store.store(batch));
            RowLockRace.awaitSomeoneWaitsFor(other);
            RowLockRace.hold(other, lower);
            other.rollback();
            storing.get(10, TimeUnit.SECONDS);
            for (var draft : batch) {
                var stored = draft.stored().orTimeout(20, TimeUnit.SECONDS).join();
                assertThat(stored.seq()).isEqualTo(2);
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
