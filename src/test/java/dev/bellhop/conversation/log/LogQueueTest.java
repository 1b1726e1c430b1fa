package dev.bellhop.conversation.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.common.Ids;
import dev.bellhop.conversation.log.LogQueue.Offer;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// The bounds of what waits for the log's writer.
class LogQueueTest {
    private static final Duration NOW = Duration.ZERO;

    private static Draft draft(String body) {
        var author = new Person(Person.Kind.VISITOR, Ids.next(), "Mia");
        return new Draft(
                Ids.next(),
                Ids.next(),
                author,
                false,
                null,
                MessageView.Kind.TEXT,
                body,
                List.of(),
                new CompletableFuture<>());
    }

    @Test
    void a_batch_is_bounded_in_rows() throws InterruptedException {
        var queue = new LogQueue(10, 1_000_000);
        var all = List.of(draft("1"), draft("2"), draft("3"));
        all.forEach(queue::offer);
        assertThat(queue.take(2, 1_000_000, NOW)).isEqualTo(all.subList(0, 2));
        assertThat(queue.take(2, 1_000_000, NOW)).isEqualTo(all.subList(2, 3));
        assertThat(queue.take(2, 1_000_000, NOW)).isEmpty();
    }

    @Test
    void a_batch_is_bounded_in_bytes_but_holds_at_least_one() throws InterruptedException {
        var queue = new LogQueue(10, 1_000_000);
        var all = List.of(draft("€".repeat(1_000)), draft("x"), draft("x"), draft("€".repeat(1_000)));
        all.forEach(queue::offer);
        assertThat(all.getFirst().bytes()).isGreaterThan(3_000);
        assertThat(queue.take(10, 3_000, NOW)).isEqualTo(all.subList(0, 1));
        assertThat(queue.take(10, 3_000, NOW)).isEqualTo(all.subList(1, 3));
        assertThat(queue.take(10, 3_000, NOW)).isEqualTo(all.subList(3, 4));
    }

    @Test
    void what_waits_is_bounded_in_number_and_in_bytes() throws InterruptedException {
        var few = new LogQueue(2, 1_000_000);
        assertThat(List.of(few.offer(draft("1")), few.offer(draft("2")), few.offer(draft("3"))))
                .containsExactly(Offer.ACCEPTED, Offer.ACCEPTED, Offer.FULL);
        var small = new LogQueue(10, 2_000);
        assertThat(small.offer(draft("x".repeat(1_500)))).isEqualTo(Offer.ACCEPTED);
        assertThat(small.offer(draft("x".repeat(1_500)))).isEqualTo(Offer.FULL);
        small.take(10, 1, NOW);
        assertThat(small.offer(draft("x".repeat(1_500)))).isEqualTo(Offer.ACCEPTED);
    }

    @Test
    void only_those_who_wait_too_long_are_taken_out() {
        var queue = new LogQueue(10, 1_000_000);
        queue.offer(draft("1"));
        assertThat(queue.takeOlderThan(Duration.ofHours(1))).isEmpty();
        assertThat(queue.takeOlderThan(NOW)).hasSize(1);
        assertThat(queue.takeOlderThan(NOW)).isEmpty();
    }

    @Test
    void a_closed_one_takes_no_more_and_gives_out_what_it_has() throws InterruptedException {
        var queue = new LogQueue(10, 1_000_000);
        queue.offer(draft("1"));
        queue.close();
        assertThat(queue.offer(draft("2"))).isEqualTo(Offer.CLOSED);
        assertThat(queue.isOver()).isFalse();
        assertThat(queue.take(10, 1_000_000, Duration.ofHours(1))).hasSize(1);
        assertThat(queue.isOver()).isTrue();
        assertThat(queue.take(10, 1_000_000, Duration.ofHours(1))).isEmpty();
    }
}
