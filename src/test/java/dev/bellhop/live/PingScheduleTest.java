package dev.bellhop.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// When clients are asked whether they are still there.
class PingScheduleTest {
    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final Instant START = Instant.parse("2026-11-28T05:00:00Z");
    private static final int CLIENTS = 10_000;

    private final int[] clients = new SplittableRandom(1).ints(CLIENTS).toArray();

    @Test
    void each_is_asked_once_in_an_interval_however_unevenly_one_looks() {
        var asked = new int[CLIENTS];
        var random = new SplittableRandom(2);
        var now = START;
        while (now.isBefore(START.plus(EVERY.multipliedBy(5)))) {
            var next = now.plusMillis(random.nextInt(3_000));
            next = next.isAfter(START.plus(EVERY.multipliedBy(5))) ? START.plus(EVERY.multipliedBy(5)) : next;
            count(new PingSchedule(EVERY, now, next), asked);
            now = next;
        }
        assertThat(asked).containsOnly(5);
    }

    @Test
    void no_round_asks_much_more_than_its_share() {
        var rounds = rounds(EVERY);
        assertThat(rounds).hasSize(20).allSatisfy(round -> assertThat(round).isBetween(400, 600));
        assertThat(rounds.stream().mapToInt(Integer::intValue).sum()).isEqualTo(CLIENTS);
    }

    @Test
    void an_interval_shorter_than_a_round_asks_everyone_in_each() {
        assertThat(rounds(Duration.ofMillis(500))).containsOnly(CLIENTS);
    }

    @Test
    void who_has_looked_too_late_asks_nobody_twice() {
        var asked = new int[CLIENTS];
        count(new PingSchedule(EVERY, START, START.plus(EVERY.multipliedBy(3))), asked);
        assertThat(asked).containsOnly(1);
    }

    private List<Integer> rounds(Duration every) {
        var rounds = new ArrayList<Integer>();
        for (int second = 0; second < 20; second++) {
            var asked = new int[CLIENTS];
            rounds.add(count(new PingSchedule(every, START.plusSeconds(second), START.plusSeconds(second + 1)), asked));
        }
        return rounds;
    }

    private int count(PingSchedule round, int[] asked) {
        int all = 0;
        for (int n = 0; n < CLIENTS; n++) {
            if (round.include(clients[n])) {
                asked[n]++;
                all++;
            }
        }
        return all;
    }
}
