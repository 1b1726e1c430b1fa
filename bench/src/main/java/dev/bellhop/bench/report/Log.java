package dev.bellhop.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A scenario's figures as they are kept between runs, so that one scenario may be measured again without the others.
///
/// @param run when and how it was measured, in words
/// @param notes what a reader must know about it, failures among them
record Log(String scenario, String run, int rounds, List<Results.Figure> figures, List<String> notes) {
    static Log of(Results results, String run) {
        var notes = new ArrayList<>(results.notes());
        results.failures().forEach(failure -> notes.add("Failed: " + failure));
        return new Log(results.scenario(), run, results.rounds(), results.figures(), notes);
    }

    void write(Path folder) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("run\t" + run);
        lines.add("rounds\t" + rounds);
        notes.forEach(note -> lines.add("note\t" + note.replaceAll("\\s+", " ")));
        figures.forEach(figure -> lines.add(
                "figure\t" + figure.contestant() + "\t" + figure.metric() + "\t" + figure.round() + "\t" + figure.value()));
        Files.write(folder.resolve(scenario + ".tsv"), lines);
    }

    static Log read(Path file) throws IOException {
        var run = "";
        var rounds = 0;
        var figures = new ArrayList<Results.Figure>();
        var notes = new ArrayList<String>();
        for (var line : Files.readAllLines(file)) {
            var fields = line.split("\t");
            switch (fields[0]) {
                case "run" -> run = fields[1];
                case "rounds" -> rounds = Integer.parseInt(fields[1]);
                case "note" -> notes.add(fields[1]);
                default -> figures.add(new Results.Figure(
                        fields[1], fields[2], Integer.parseInt(fields[3]), Double.parseDouble(fields[4])));
            }
        }
        var name = file.getFileName().toString().replace(".tsv", "");
        return new Log(name, run, rounds, figures, notes);
    }

    double[] values(String contestant, String metric) {
        return figures.stream()
                .filter(figure -> figure.contestant().equals(contestant) && figure.metric().equals(metric))
                .mapToDouble(Results.Figure::value)
                .toArray();
    }
}
