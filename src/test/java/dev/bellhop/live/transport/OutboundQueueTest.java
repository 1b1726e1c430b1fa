package dev.bellhop.live.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.ratelimit.Budgets;
import dev.bellhop.ratelimit.MemoryBudget.Use;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What waits for a client that does not read, and what it is told when it does. Netty's decoder reads it.
class OutboundQueueTest {
    private static final int FRAME = 1_000;
    private static final int HEAD = 4;
    private static final int LIMIT = 100 * FRAME;

    private static final class Line extends EmbeddedChannel {
        private final EmbeddedChannel client =
                new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                        .expectMaskedFrames(false)
                        .maxFramePayloadLength(2_000_000)
                        .build()));
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

        List<String> heard() {
            for (ByteBuf some = readOutbound(); some != null; some = readOutbound()) {
                client.writeInbound(some);
            }
            var heard = new ArrayList<String>();
            for (TextWebSocketFrame one = client.readInbound(); one != null; one = client.readInbound()) {
                assertThat(one.isFinalFragment()).isTrue();
                heard.add(one.text());
                one.release();
            }
            return heard;
        }

        long given() {
            return unsafe().outboundBuffer().totalPendingWriteBytes();
        }
    }

    private final Line line = new Line();
    private final OutboundQueue queue =
            new OutboundQueue(guarded(line), LIMIT, Budgets.usual().open(Use.OUTBOUND));

    private static FrameGuard guarded(Line line) {
        var guard = new FrameGuard(null, 1, null);
        line.pipeline().addLast(guard);
        return guard;
    }

    @AfterEach
    void hangUp() {
        line.readOn();
        line.finishAndReleaseAll();
    }

    private static String text(int n) {
        return Character.toString('a' + n % 26).repeat(FRAME - HEAD);
    }

    private static List<String> texts(int from, int to) {
        return IntStream.range(from, to).mapToObj(OutboundQueueTest::text).toList();
    }

    private boolean offer(String text) {
        return queue.offer(text.getBytes(UTF_8));
    }

    private void say(int texts) {
        for (int n = 0; n < texts; n++) {
            assertThat(offer(text(n))).isTrue();
        }
        line.runPendingTasks();
    }

    @Test
    void every_form_of_length_is_framed() {
        line.reads = true;
        var patient =
                new OutboundQueue(guarded(line), 10_000_000, Budgets.usual().open(Use.OUTBOUND));
        for (int length : new int[] {0, 1, 125, 126, 127, 65_535, 65_536, 1_000_000}) {
            var text = "é".repeat(length / 2) + (length % 2 == 1 ? "x" : "");
            assertThat(patient.offer(text.getBytes(UTF_8))).isTrue();
            line.runPendingTasks();
            assertThat(line.heard()).containsExactly(text);
            assertThat(patient.size()).isZero();
        }
    }

    @Test
    void of_what_waits_for_one_who_does_not_read_little_is_copied() {
        say(90);
        assertThat(line.given()).isBetween(1L, 20L * FRAME);
        assertThat(queue.size()).isEqualTo(90 * FRAME);
    }

    @Test
    void who_reads_again_hears_all_of_it_in_order() {
        say(40);
        line.readOn();
        assertThat(offer(text(40))).isTrue();
        line.runPendingTasks();
        assertThat(line.heard()).isEqualTo(texts(0, 41));
        assertThat(queue.size()).isZero();
    }

    @Test
    void a_text_larger_than_what_is_given_at_a_time_arrives_whole() {
        var large = "x".repeat(50_000);
        line.reads = true;
        assertThat(offer(large)).isTrue();
        line.runPendingTasks();
        assertThat(line.heard()).containsExactly(large);
    }

    @Test
    void more_than_the_limit_is_refused() {
        say(90);
        for (int n = 0; n < 10; n++) {
            assertThat(offer(text(n))).isTrue();
        }
        assertThat(offer("")).isFalse();
        assertThat(queue.size()).isEqualTo(LIMIT);
    }

    @Test
    void one_who_does_not_read_is_told_to_go_before_the_rest() {
        say(60);
        var given = (int) line.given() / FRAME;
        var said = new AtomicBoolean();
        queue.last("bye".getBytes(UTF_8), () -> said.set(true));
        line.runPendingTasks();
        assertThat(said).isTrue();
        line.readOn();
        var expected = new ArrayList<>(texts(0, given));
        expected.add("bye");
        assertThat(line.heard()).isEqualTo(expected);
    }

    @Test
    void the_last_word_may_have_gone_out_with_the_one_before() {
        assertThat(offer(text(0))).isTrue();
        var said = new AtomicBoolean();
        queue.last(text(1).getBytes(UTF_8), () -> said.set(true));
        line.runPendingTasks();
        assertThat(said).isTrue();
        line.readOn();
        assertThat(line.heard()).isEqualTo(texts(0, 2));
    }

    @Test
    void of_one_who_has_gone_nothing_is_kept() {
        say(60);
        var _ = line.close();
        line.runPendingTasks();
        assertThat(queue.size()).isZero();
    }

    @Test
    void one_who_reads_is_told_to_go_behind_the_rest() {
        line.reads = true;
        for (int n = 0; n < 60; n++) {
            assertThat(offer(text(n))).isTrue();
        }
        queue.last(text(60).getBytes(UTF_8), () -> {});
        line.runPendingTasks();
        assertThat(line.heard()).isEqualTo(texts(0, 61));
    }

    @Test
    void many_threads_give_and_each_is_heard_in_its_order() throws Exception {
        line.reads = true;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var givers = new ArrayList<Future<?>>();
            for (int giver = 0; giver < 4; giver++) {
                int own = giver;
                givers.add(threads.submit(() -> IntStream.range(0, 120)
                        .forEach(n -> assertThat(offer(own + " " + n)).isTrue())));
            }
            for (var giver : givers) {
                giver.get();
            }
        }
        line.runPendingTasks();
        var heard = line.heard();
        assertThat(heard).hasSize(4 * 120);
        for (int giver = 0; giver < 4; giver++) {
            var own = giver + " ";
            assertThat(heard.stream().filter(text -> text.startsWith(own)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 120).mapToObj(n -> own + n).toList());
        }
        assertThat(queue.size()).isZero();
    }
}
