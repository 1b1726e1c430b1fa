package dev.bellhop.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What waits for a client that does not read, and what it is told when it does.
class OutboundQueueTest {
    private static final int FRAME = 1_000;
    private static final int LIMIT = 100 * FRAME;

    private static final class Line extends EmbeddedChannel {
        private boolean reads;

        @Override
        protected void doWrite(ChannelOutboundBuffer in) throws Exception {
            if (reads) {
                super.doWrite(in);
            }
        }

        void readOn() {
            reads = true;
            unsafe().flush();
            runPendingTasks();
        }

        byte[] heard() {
            var heard = new ByteArrayOutputStream();
            for (ByteBuf some = readOutbound(); some != null; some = readOutbound()) {
                some.forEachByte(octet -> {
                    heard.write(octet);
                    return true;
                });
                some.release();
            }
            return heard.toByteArray();
        }

        long given() {
            return unsafe().outboundBuffer().totalPendingWriteBytes();
        }
    }

    private final Line line = new Line();
    private final OutboundQueue outlet = new OutboundQueue(guarded(line), LIMIT);

    @AfterEach
    void hangUp() {
        line.readOn();
        line.finishAndReleaseAll();
    }

    private static FrameGuard guarded(Line line) {
        var guard = new FrameGuard(null, 1, null);
        line.pipeline().addLast(guard);
        return guard;
    }

    private static byte[] frame(int n) {
        var frame = new byte[FRAME];
        Arrays.fill(frame, (byte) n);
        return frame;
    }

    private void say(int frames) {
        for (int n = 0; n < frames; n++) {
            assertThat(outlet.offer(frame(n))).isTrue();
        }
        line.runPendingTasks();
    }

    private static byte[] frames(int from, int to) {
        var all = new ByteArrayOutputStream();
        for (int n = from; n < to; n++) {
            all.writeBytes(frame(n));
        }
        return all.toByteArray();
    }

    @Test
    void of_what_waits_for_one_who_does_not_read_little_is_copied() {
        say(90);
        assertThat(line.given()).isBetween(1L, 20L * FRAME);
        assertThat(outlet.size()).isGreaterThanOrEqualTo(90 * FRAME);
    }

    @Test
    void who_reads_again_hears_all_of_it_in_order() {
        say(40);
        line.readOn();
        assertThat(outlet.offer(frame(40))).isTrue();
        line.runPendingTasks();
        assertThat(line.heard()).isEqualTo(frames(0, 41));
        assertThat(outlet.size()).isZero();
    }

    @Test
    void a_frame_larger_than_what_is_given_at_a_time_arrives_whole() {
        var large = new byte[50_000];
        Arrays.fill(large, (byte) 7);
        line.reads = true;
        assertThat(outlet.offer(large)).isTrue();
        line.runPendingTasks();
        assertThat(line.heard()).isEqualTo(large);
    }

    @Test
    void more_than_the_limit_is_refused() {
        say(90);
        var refused = false;
        for (int n = 0; n < 20 && !refused; n++) {
            refused = !outlet.offer(frame(n));
        }
        assertThat(refused).isTrue();
        assertThat(outlet.size()).isLessThanOrEqualTo(LIMIT + FRAME);
    }

    @Test
    void one_who_does_not_read_is_told_to_go_before_the_rest() {
        say(60);
        var given = (int) line.given() / FRAME;
        var said = new AtomicBoolean();
        outlet.last(frame(99), () -> said.set(true));
        line.runPendingTasks();
        assertThat(said).isTrue();
        line.readOn();
        var expected = new ByteArrayOutputStream();
        expected.writeBytes(frames(0, given));
        expected.writeBytes(frame(99));
        assertThat(line.heard()).isEqualTo(expected.toByteArray());
    }

    @Test
    void the_last_word_may_have_gone_out_with_the_one_before() {
        assertThat(outlet.offer(frame(0))).isTrue();
        var said = new AtomicBoolean();
        outlet.last(frame(1), () -> said.set(true));
        line.runPendingTasks();
        assertThat(said).isTrue();
        line.readOn();
        assertThat(line.heard()).isEqualTo(frames(0, 2));
    }

    @Test
    void of_one_who_has_gone_nothing_is_kept() {
        say(60);
        var _ = line.close();
        line.runPendingTasks();
        assertThat(outlet.size()).isZero();
    }

    @Test
    void one_who_reads_is_told_to_go_behind_the_rest() {
        line.reads = true;
        for (int n = 0; n < 60; n++) {
            assertThat(outlet.offer(frame(n))).isTrue();
        }
        outlet.last(frame(60), () -> {});
        line.runPendingTasks();
        assertThat(line.heard()).isEqualTo(frames(0, 61));
    }
}
