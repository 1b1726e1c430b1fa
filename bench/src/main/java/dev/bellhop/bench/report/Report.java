package dev.bellhop.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Writes all that is known as one page: first what must be reached, then every figure.
public final class Report {
    private final Path folder;
    private final List<String> scenarios;

    /// @param scenarios in the order of the page
    public Report(Path folder, List<String> scenarios) {
        this.folder = folder;
        this.scenarios = scenarios;
    }

    public void keep(Results results, String run) throws IOException {
        new Log(results.scenario(), run, results.figures(), results.notes()).write(folder);
        results.saveHistograms(folder);
    }

    public void write(Path page) throws IOException {
        var logs = logs();
        var lines = new ArrayList<String>(List.of(
                "# What the bench measured",
                "",
                "Made by `bench/run`; how to read it stands in [docs/bench.md](../docs/bench.md). Each figure is the median"
                        + " over the rounds, beside the least and the most; ratios are taken within each round. Scenarios"
                        + " were measured on different days and machines: each says when and on what.",
                "",
                "| scenario | ratio | min | median | max | must | stretch | |",
                "|---|---|---|---|---|---|---|---|"));
        logs.forEach(log -> targets(log, lines));
        for (var log : logs) {
            lines.addAll(List.of("", "## " + log.scenario(), "", log.run()));
            log.notes().forEach(note -> lines.addAll(List.of("", note)));
            lines.addAll(List.of("", "| who | what | min | median | max |", "|---|---|---|---|---|"));
            figures(log, lines);
        }
        Files.write(page, lines);
    }

    private List<Log> logs() throws IOException {
        var logs = new ArrayList<Log>();
        for (var scenario : scenarios) {
            var file = folder.resolve(scenario + ".tsv");
            if (Files.exists(file)) {
                logs.add(Log.read(file));
            }
        }
        return logs;
    }

    private static void targets(Log log, List<String> lines) {
        var rounds = log.figures().stream().mapToInt(Results.Figure::round).distinct().toArray();
        for (var target : Targets.ALL) {
            if (target.scenario().equals(log.scenario())) {
                var spread = Spread.of(java.util.Arrays.stream(rounds).mapToDouble(r -> target.in(log.figures(), r)));
                var verdict = spread.isKnown() ? target.verdict(spread.median()) : "**not reached**";
                lines.add("| `%s` | %s | %s | %s | %s |".formatted(
                        log.scenario(), target.question(), spread.columns(), target.bounds(), verdict));
            }
        }
    }

    private static void figures(Log log, List<String> lines) {
        record Row(String contestant, String metric) {}
        var rows = new LinkedHashSet<Row>();
        log.figures().forEach(figure -> rows.add(new Row(figure.contestant(), figure.metric())));
        var metrics = new LinkedHashSet<>(rows.stream().map(Row::metric).toList());
        // Contestants side by side: that is what a reader compares.
        for (var metric : metrics) {
            for (var row : rows) {
                if (row.metric.equals(metric)) {
                    var spread = Spread.of(log.figures().stream()
                            .filter(f -> f.metric().equals(metric) && f.contestant().equals(row.contestant))
                            .mapToDouble(Results.Figure::value));
                    lines.add("| " + row.contestant + " | " + metric + " | " + spread.columns() + " |");
                }
            }
        }
    }
}
