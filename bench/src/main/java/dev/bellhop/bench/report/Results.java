package dev.bellhop.bench.report;

import dev.bellhop.bench.load.Latencies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one scenario has measured: a figure per contestant, metric and round, and its histograms over all rounds.
public final class Results {
    public record Figure(String contestant, String metric, int round, double value) {}

    private final String scenario;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Latencies> histograms = new LinkedHashMap<>();

    public Results(String scenario) {
        this.scenario = scenario;
    }

    public String scenario() {
        return scenario;
    }

    public List<Figure> figures() {
        return figures;
    }

    public List<String> notes() {
        return notes;
    }

    public void add(String contestant, String metric, int round, double value) {
        figures.add(new Figure(contestant, metric, round, value));
        System.out.printf("  %-10s round %d  %-16s %-44s %12.3f%n", scenario, round, contestant, metric, value);
    }

    /// The usual three figures of a histogram, which is kept.
    public void add(String contestant, String what, int round, Latencies latencies) {
        add(contestant, what + " p50 ms", round, latencies.millis(50));
        add(contestant, what + " p99 ms", round, latencies.millis(99));
        add(contestant, what + " max ms", round, latencies.millis(100));
        histograms.computeIfAbsent(contestant + " " + what, _ -> new Latencies()).add(latencies);
    }

    public void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
            System.out.println("  " + sentence);
        }
    }

    /// Something was not delivered: a percentile over the rest would flatter, so the figure stands beside it.
    public void lost(String contestant, String what, int round, long due, long arrived) {
        if (arrived < due) {
            add(contestant, what + " not delivered within 5 s", round, due - arrived);
        }
    }

    /// How often the server said that it has no room, on the way in or later.
    public void returned(String contestant, int round, int returns, int refusals) {
        if (returns > 0) {
            add(contestant, "clients told to come back later", round, returns);
        }
        if (refusals > 0) {
            add(contestant, "posts refused", round, refusals);
        }
    }

    void saveHistograms(Path folder) throws IOException {
        for (var each : histograms.entrySet()) {
            var name = (scenario + " " + each.getKey()).replaceAll("[^A-Za-z0-9.+-]+", "_");
            each.getValue().save(folder.resolve(name + ".hgrm"));
        }
    }
}
