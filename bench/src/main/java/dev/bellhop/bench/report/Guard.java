package dev.bellhop.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Compares two builds of the service. A figure holds when the median of the new build is at most 15 % worse than the old
/// one's, and the new build has the figure in four of five rounds. A round without it is worse than any other.
public final class Guard {
    public static final String OLD = "old";
    public static final String NEW = "new";
    /// Messages a second that leave the core idle now and then, so that processor time per message says something.
    public static final int LIGHT_RATE = 500;
    private static final double TOLERANCE = 0.15;
    private static final double ROUNDS_NEEDED = 0.8;

    private record Figure(String metric, boolean moreIsBetter) {}

    private static final List<Figure> FIGURES = List.of(
            less(LIGHT_RATE + "/s CPU µs per message"),
            less("5000/s delivery p50 ms"),
            less("5000/s delivery p99 of the median second, ms"),
            less("10000/s delivery p50 ms"),
            less("10000/s delivery p99 of the median second, ms"),
            more("500 outstanding acks/s"),
            less("500 outstanding CPU µs per message"),
            less("all resumed s"),
            less("live delivery p99 ms"),
            less("KB per socket"),
            less("MB with 10000 sockets"));

    private final Log log;

    public Guard(Results results) {
        this.log = Log.of(results, "");
    }

    private static Figure less(String metric) {
        return new Figure(metric, false);
    }

    private static Figure more(String metric) {
        return new Figure(metric, true);
    }

    static List<String> metrics() {
        return FIGURES.stream().map(Figure::metric).toList();
    }

    public boolean holds() {
        return FIGURES.stream().allMatch(this::holds);
    }

    private boolean holds(Figure figure) {
        var found = log.values(NEW, figure.metric).length;
        return found >= log.rounds() * ROUNDS_NEEDED && worse(figure) <= TOLERANCE;
    }

    // By how much the new build's median is worse; negative where it is better.
    private double worse(Figure figure) {
        var before = median(OLD, figure);
        var after = median(NEW, figure);
        return (figure.moreIsBetter ? before / after : after / before) - 1;
    }

    private double median(String build, Figure figure) {
        var found = log.values(build, figure.metric);
        var all = Arrays.copyOf(found, Math.max(found.length, log.rounds()));
        Arrays.fill(all, found.length, all.length, figure.moreIsBetter ? 0 : Double.POSITIVE_INFINITY);
        return Spread.of(all).median();
    }

    /// As a table of Markdown.
    public List<String> table() {
        var lines = new ArrayList<>(List.of(
                "| figure | old: median (min to max) | new: median (min to max) | worse by | |", "|---|---|---|---|---|"));
        for (var figure : FIGURES) {
            lines.add("| %s | %s | %s | %.0f %% | %s |"
                    .formatted(
                            figure.metric,
                            spread(OLD, figure),
                            spread(NEW, figure),
                            worse(figure) * 100,
                            holds(figure) ? "holds" : "**fails**"));
        }
        return lines;
    }

    private String spread(String build, Figure figure) {
        var values = log.values(build, figure.metric);
        var spread = Spread.of(values);
        var missed = log.rounds() - values.length;
        return "%s (%s to %s)%s"
                .formatted(
                        Spread.number(median(build, figure)),
                        Spread.number(spread.min()),
                        Spread.number(spread.max()),
                        missed == 0 ? "" : ", %d rounds missed".formatted(missed));
    }
}
