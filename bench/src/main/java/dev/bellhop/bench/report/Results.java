package dev.bellhop.bench.report;

import dev.bellhop.bench.load.Latencies;
import java.util.ArrayList;
import java.util.List;

/// What one scenario has measured: a figure per contestant, metric and round, and what failed.
public final class Results {
    public record Figure(String contestant, String metric, int round, double value) {}

    private final String scenario;
    private final int rounds;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public Results(String scenario, int rounds) {
        this.scenario = scenario;
        this.rounds = rounds;
    }

    public String scenario() {
        return scenario;
    }

    public int rounds() {
        return rounds;
    }

    public List<Figure> figures() {
        return figures;
    }

    public List<String> failures() {
        return failures;
    }

    public List<String> notes() {
        return notes;
    }

    public void add(String contestant, String metric, int round, double value) {
        figures.add(new Figure(contestant, metric, round, value));
        System.out.printf("  %-10s round %d  %-12s %-48s %12.3f%n", scenario, round, contestant, metric, value);
    }

    public void add(String contestant, String what, int round, Latencies latencies) {
        add(contestant, what + " p50 ms", round, latencies.millis(50));
        add(contestant, what + " p99 ms", round, latencies.millis(99));
        add(contestant, what + " max ms", round, latencies.millis(100));
    }

    /// The round has no such figure, because what it asks for did not happen. It counts as missed.
    public void failed(String contestant, String what, int round, String why) {
        failures.add("%s, round %d, %s: %s".formatted(contestant, round, what, why));
        System.out.printf("  %-10s round %d  %-12s FAILED: %s: %s%n", scenario, round, contestant, what, why);
    }

    public void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
            System.out.println("  " + sentence);
        }
    }
}
