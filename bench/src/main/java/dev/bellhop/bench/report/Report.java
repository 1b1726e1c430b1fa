package dev.bellhop.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Writes every scenario's last figures as one page of Markdown: first the ratios, then all figures.
public final class Report {
    private final Path folder;
    private final List<String> scenarios;

    /// @param scenarios in the order of the page
    public Report(Path folder, List<String> scenarios) {
        this.folder = folder;
        this.scenarios = scenarios;
    }

    public void keep(Results results, String run) throws IOException {
        Log.of(results, run).write(folder);
    }

    public void write(Path page) throws IOException {
        var logs = logs();
        var lines = new ArrayList<String>(List.of("# What the bench measured", ""));
        lines.addAll(List.of("| scenario | ratio | min | median | max |", "|---|---|---|---|---|"));
        for (var log : logs) {
            Ratio.ALL.stream()
                    .filter(ratio -> ratio.scenario().equals(log.scenario()))
                    .map(ratio -> "| `%s` | %s | %s |"
                            .formatted(ratio.scenario(), ratio.question(), ratio.in(log).columns()))
                    .forEach(lines::add);
        }
        logs.forEach(log -> add(log, lines));
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

    private static void add(Log log, List<String> lines) {
        lines.addAll(List.of("", "## " + log.scenario(), "", log.run()));
        log.notes().forEach(note -> lines.addAll(List.of("", note)));
        lines.addAll(List.of("", "| who | what | min | median | max | rounds |", "|---|---|---|---|---|---|"));
        record Row(String contestant, String metric) {}
        var rows = new LinkedHashSet<Row>();
        log.figures().forEach(figure -> rows.add(new Row(figure.contestant(), figure.metric())));
        // Contestants side by side, as a reader compares them.
        rows.stream().map(Row::metric).distinct().forEach(metric -> rows.stream()
                .filter(row -> row.metric.equals(metric))
                .map(row -> line(log, row.contestant, metric))
                .forEach(lines::add));
    }

    private static String line(Log log, String contestant, String metric) {
        var values = log.values(contestant, metric);
        var rounds = values.length < log.rounds() ? values.length + " of " + log.rounds() : "";
        return "| %s | %s | %s | %s |".formatted(contestant, metric, Spread.of(values).columns(), rounds);
    }
}
