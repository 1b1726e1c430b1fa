package dev.bellhop.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GuardTest {
    private static final int ROUNDS = 5;
    private static final String LATENCY = "5000/s delivery p50 ms";
    private static final String RATE = "500 outstanding acks/s";

    @Test
    void equal_builds_hold() {
        assertTrue(guard(LATENCY, 1, ROUNDS).holds());
    }

    @Test
    void a_median_up_to_15_percent_worse_holds() {
        assertTrue(guard(LATENCY, 1.14, ROUNDS).holds());
        assertFalse(guard(LATENCY, 1.16, ROUNDS).holds());
    }

    @Test
    void of_a_rate_less_is_worse() {
        assertTrue(guard(RATE, 1.16, ROUNDS).holds());
        assertFalse(guard(RATE, 0.8, ROUNDS).holds());
    }

    @Test
    void a_figure_is_needed_in_four_of_five_rounds() {
        assertTrue(guard(LATENCY, 1, 4).holds());
        assertFalse(guard(LATENCY, 1, 3).holds());
    }

    @Test
    void a_missed_round_is_worse_than_any_other() {
        // Of 1, 2, 3 and a missed round beside them the median is 3, where it would be 2 without it.
        var results = new Results("guard", ROUNDS);
        fill(results, "", 1, 0);
        for (int round = 1; round <= 4; round++) {
            results.add(Guard.NEW, LATENCY, round, round);
        }
        assertTrue(new Guard(results).table().stream().anyMatch(line -> line.contains(LATENCY) && line.contains("| 3.00 (")));
    }

    @Test
    void a_figure_that_no_build_has_fails() {
        assertFalse(new Guard(new Results("guard", ROUNDS)).holds());
    }

    @Test
    void the_table_names_every_figure() {
        assertEquals(Guard.metrics().size() + 2, guard(LATENCY, 1, ROUNDS).table().size());
    }

    private static Guard guard(String metric, double factor, int rounds) {
        var results = new Results("guard", ROUNDS);
        fill(results, metric, factor, rounds);
        return new Guard(results);
    }

    // All figures alike but one of the new build.
    private static void fill(Results results, String odd, double factor, int rounds) {
        for (var metric : Guard.metrics()) {
            for (int round = 1; round <= ROUNDS; round++) {
                results.add(Guard.OLD, metric, round, 100);
                if (!metric.equals(odd) && !(odd.isEmpty() && metric.equals(LATENCY))) {
                    results.add(Guard.NEW, metric, round, 100);
                } else if (round <= rounds) {
                    results.add(Guard.NEW, metric, round, 100 * factor);
                }
            }
        }
    }
}
