package dev.bellhop.assist.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellhop.assist.model.AssistConfig;
import dev.bellhop.assist.model.AssistRequest;
import dev.bellhop.protocol.Person;
import dev.bellhop.protocol.ServerFrame.AssistPage;
import dev.bellhop.ratelimit.Budgets;
import dev.bellhop.ratelimit.MemoryBudget;
import dev.bellhop.ratelimit.MemoryBudget.Holder;
import dev.bellhop.ratelimit.MemoryBudget.Holding;
import dev.bellhop.ratelimit.MemoryBudget.Share;
import dev.bellhop.ratelimit.MemoryBudget.Use;
import dev.bellhop.testing.TestSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final Instant BEGAN = Instant.parse("2026-03-01T09:30:00Z");
    private static final AssistRequest ABOUT = new AssistRequest(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            Person.SYSTEM,
            Duration.ofDays(1));
    private static final UUID SESSION = UUID.fromString("0192f0c1-5555-7abc-8def-000000000005");
    private final MemoryBudget budget = Budgets.of(100 << 20);
    private final Holding held =
            budget.open(Use.RECORDINGS, new Holder(Share.PERSON, "Mia"), new Holder(Share.SITE, "shop"));
    private final Recorder recorder = new Recorder(BEGAN, 3_000_000, held);

    private static String text(int bytes) {
        return "x".repeat(bytes / 2 - 64);
    }

    private void picture(long at, String data) {
        recorder.add(new AssistPage(SESSION, true, true, data), BEGAN.plusMillis(at));
    }

    private void change(long at, String data) {
        recorder.add(new AssistPage(SESSION, false, true, data), BEGAN.plusMillis(at));
    }

    private List<String> taken() {
        var part = recorder.take();
        if (part == null) {
            return List.of();
        }
        recorder.released(part);
        return part.pieces().stream().map(Recorder.Piece::data).toList();
    }

    /// A visitor's share of 4 MB is 512 KB.
    private void fillShare() {
        for (var i = 0; i < 5; i++) {
            change(1, text(100 * 1024));
        }
    }

    @Test
    void what_came_is_taken_once_in_order_and_with_its_time() {
        picture(10, "picture");
        change(250, "change");
        var part = recorder.take();
        assertThat(part.nr()).isZero();
        assertThat(part.pieces())
                .containsExactly(
                        new Recorder.Piece(10, true, true, "picture"), new Recorder.Piece(250, false, true, "change"));
        assertThat(recorder.take()).isNull();
        change(300, "more");
        assertThat(recorder.take().nr()).isEqualTo(1);
    }

    @Test
    void it_begins_with_a_whole_picture() {
        change(0, "change");
        picture(1, "picture");
        assertThat(taken()).containsExactly("picture");
    }

    @Test
    void what_there_is_no_room_for_is_left_out_up_to_the_next_picture() {
        picture(0, "picture");
        fillShare();
        change(2, text(100 * 1024));
        change(3, "small, but of a page that nobody has");
        assertThat(taken()).hasSize(6).doesNotContain("small, but of a page that nobody has");
        change(4, "b");
        assertThat(taken()).isEmpty();
        picture(5, "again");
        change(6, "c");
        assertThat(taken()).containsExactly("again", "c");
    }

    @Test
    void what_waits_counts_in_the_budget_until_it_is_stored_or_given_up() {
        picture(0, "picture");
        change(1, text(1_000));
        var bytes = held.bytes();
        assertThat(bytes).isEqualTo(2L * ("picture".length() + 64) + 1_000);
        var part = recorder.take();
        assertThat(held.bytes()).isEqualTo(bytes);
        change(2, text(1_000));
        recorder.close();
        assertThat(held.bytes()).isEqualTo(bytes);
        recorder.released(part);
        assertThat(held.bytes()).isZero();
        picture(3, "after the end");
        assertThat(held.bytes()).isZero();
        assertThat(recorder.take()).isNull();
    }

    @Test
    void recordings_of_one_site_leave_room_for_others() {
        for (var i = 0; i < 20; i++) {
            var holding = budget.open(Use.RECORDINGS, new Holder(Share.PERSON, i), new Holder(Share.SITE, "shop"));
            var one = new Recorder(BEGAN, 3_000_000, holding);
            one.add(new AssistPage(SESSION, true, true, text(400 * 1024)), BEGAN);
        }
        picture(0, text(100 * 1024));
        assertThat(taken()).isEmpty();
        var elsewhere = budget.open(Use.RECORDINGS, new Holder(Share.PERSON, "Ben"), new Holder(Share.SITE, "other"));
        assertThat(elsewhere.grow(400 * 1024)).isTrue();
    }

    @Test
    void it_is_stored_in_small_parts_and_when_one_is_whole() {
        var wide = new Recorder(BEGAN, 3_000_000, Budgets.of(4L << 30).open(Use.RECORDINGS));
        wide.add(new AssistPage(SESSION, true, true, "picture"), BEGAN);
        assertThat(wide.claim()).isFalse();
        for (var i = 0; i < 13; i++) {
            wide.add(new AssistPage(SESSION, false, true, text(100 * 1024)), BEGAN);
        }
        assertThat(wide.claim()).isTrue();
        assertThat(wide.claim()).isFalse();
        for (var nr = 0; nr < 2; nr++) {
            var part = wide.take();
            assertThat(part.nr()).isEqualTo(nr);
            assertThat(part.bytes()).isBetween((long) Recorder.PART, Recorder.PART + 100L * 1024);
            assertThat(wide.isStored()).isEqualTo(nr == 1);
        }
        assertThat(wide.take().bytes()).isLessThan(Recorder.PART);
    }

    @Test
    void after_a_part_was_lost_it_goes_on_with_the_next_picture() {
        picture(0, "picture");
        recorder.released(recorder.take());
        change(1, "change");
        recorder.lost();
        assertThat(held.bytes()).isZero();
        change(2, "change");
        picture(3, "again");
        assertThat(taken()).containsExactly("again");
    }

    @Test
    void a_picture_is_asked_for_to_go_on_but_not_often() {
        picture(0, "picture");
        assertThat(recorder.isWanting(BEGAN.plusSeconds(60))).isFalse();
        recorder.lost();
        assertThat(recorder.isWanting(BEGAN.plusSeconds(60))).isTrue();
        assertThat(recorder.isWanting(BEGAN.plusSeconds(70))).isFalse();
        assertThat(recorder.isWanting(BEGAN.plusSeconds(80))).isTrue();
        picture(90_000, "again");
        assertThat(recorder.isWanting(BEGAN.plusSeconds(200))).isFalse();
    }

    @Test
    void it_ends_where_it_is_long_enough() {
        for (var i = 0; i < 30; i++) {
            picture(i, "x".repeat(100_000 - 64));
            assertThat(taken()).hasSize(1);
        }
        picture(30, "x");
        assertThat(taken()).isEmpty();
    }

    // Or a session's end is told before its recording is there, and the console does not show it.
    @Test
    void storing_waits_for_what_another_is_storing() throws InterruptedException {
        var recordings = new Recordings(TestSettings.of(AssistConfig.class, Map.of()), null, null, null);
        Thread last;
        recorder.storing.lock();
        try {
            last = Thread.ofVirtual().start(() -> recordings.storeLast(ABOUT, recorder, BEGAN));
            await().until(() -> last.getState() == Thread.State.WAITING);
        } finally {
            recorder.storing.unlock();
        }
        last.join();
    }

    @Test
    void what_cannot_be_stored_is_let_go() {
        var recordings = new Recordings(TestSettings.of(AssistConfig.class, Map.of()), null, null, null);
        picture(0, text(1_000));
        recordings.storeLast(ABOUT, recorder, BEGAN);
        assertThat(held.bytes()).isZero();
    }

    @Test
    void of_one_visitor_no_more_is_stored_in_a_day_than_its_share() {
        var config = TestSettings.of(AssistConfig.class, Map.of("bellhop.assist.visitor-recorded-per-day", "10"));
        var recordings = new Recordings(config, new ObjectMapper(), null, null);
        picture(0, "picture");
        recordings.store(ABOUT, recorder, BEGAN);
        picture(1, "another");
        assertThat(recorder.take()).isNull();
        assertThat(held.bytes()).isZero();
    }
}
