package dev.bellhop.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FrameBufferTest {
    private static final long ROOM = 1_000_000;

    private final FrameBuffer queue = new FrameBuffer();

    @Test
    void what_was_given_first_is_taken_first() {
        for (int n = 1; n <= 200; n++) {
            assertThat(queue.add(new byte[n], ROOM)).isTrue();
        }
        for (int n = 1; n <= 200; n++) {
            assertThat(queue.take(n)).hasSize(n);
        }
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void it_goes_on_after_it_was_long_and_empty() {
        what_was_given_first_is_taken_first();
        assertThat(queue.add(new byte[7], ROOM)).isTrue();
        assertThat(queue.take(7)).hasSize(7);
        assertThat(queue.take(7)).isNull();
    }

    @Test
    void what_has_no_room_is_not_added() {
        assertThat(queue.add(new byte[60], 100)).isTrue();
        assertThat(queue.add(new byte[41], 100)).isFalse();
        assertThat(queue.add(new byte[40], 100)).isTrue();
        assertThat(queue.bytes()).isEqualTo(100);
    }

    @Test
    void what_is_larger_than_asked_for_stays() {
        queue.add(new byte[8], ROOM);
        assertThat(queue.take(7)).isNull();
        assertThat(queue.peek()).hasSize(8);
        assertThat(queue.bytes()).isEqualTo(8);
    }

    @Test
    void many_threads_give_while_one_takes() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var givers = new ArrayList<Future<?>>();
            for (int giver = 0; giver < 4; giver++) {
                int own = giver;
                givers.add(threads.submit(() -> give(own)));
            }
            var next = new byte[4];
            for (int taken = 0; taken < 4 * 120; ) {
                var frame = queue.take(Integer.MAX_VALUE);
                if (frame == null) {
                    Thread.onSpinWait();
                } else {
                    assertThat(frame[1]).isEqualTo(next[frame[0]]++);
                    taken++;
                }
            }
            for (var giver : givers) {
                giver.get();
            }
        }
        assertThat(queue.bytes()).isZero();
    }

    private void give(int giver) {
        for (int n = 0; n < 120; n++) {
            assertThat(queue.add(new byte[] {(byte) giver, (byte) n}, ROOM)).isTrue();
        }
    }
}
