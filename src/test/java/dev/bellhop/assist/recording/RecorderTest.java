package dev.bellhop.assist.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bellhop.protocol.ServerFrame.AssistPage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final Instant BEGAN = Instant.parse("2026-03-01T09:30:00Z");
    private static final UUID SESSION = UUID.fromString("0192f0c1-5555-7abc-8def-000000000005");
    private final Recorder recorder = new Recorder(BEGAN, 145, 444);

    private void picture(long at, String data) {
        recorder.add(new AssistPage(SESSION, true, true, data), BEGAN.plusMillis(at));
    }

    private void change(long at, String data) {
        recorder.add(new AssistPage(SESSION, false, true, data), BEGAN.plusMillis(at));
    }

    private List<String> taken() {
        var part = recorder.take();
        return part == null
                ? List.of()
                : part.pieces().stream().map(Recorder.Piece::data).toList();
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
        picture(0, "0123456789");
        change(1, "01234567890");
        change(2, "a");
        assertThat(taken()).containsExactly("0123456789");
        change(3, "b");
        picture(4, "again");
        assertThat(taken()).containsExactly("again");
    }

    @Test
    void after_a_part_was_lost_it_goes_on_with_the_next_picture() {
        picture(0, "picture");
        recorder.take();
        change(1, "change");
        recorder.lost();
        change(2, "change");
        picture(3, "again");
        assertThat(taken()).containsExactly("again");
    }

    @Test
    void it_ends_where_it_is_long_enough() {
        for (var i = 0; i < 10; i++) {
            picture(i, "0123456789");
            recorder.take();
        }
        picture(10, "x");
        assertThat(taken()).isEmpty();
    }

    // Or a session's end is told before its recording is there, and the console does not show it.
    @Test
    void storing_waits_for_what_another_is_storing() throws InterruptedException {
        var recordings = new Recordings(null, null, null);
        Thread last;
        recorder.storing.lock();
        try {
            last = Thread.ofVirtual().start(() -> recordings.store(SESSION, recorder, BEGAN));
            await().until(() -> last.getState() == Thread.State.WAITING);
        } finally {
            recorder.storing.unlock();
        }
        last.join();
    }
}
