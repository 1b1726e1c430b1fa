package dev.bellhop.bench.report;

import java.util.List;

/// What must be reached: a figure, or one divided by another of the same round.
///
/// @param bottom null where the figure itself is held against the bound
/// @param atLeast whether more is better
record Target(
        String scenario, String question, Term top, Term bottom, boolean atLeast, double must, double stretch) {

    record Term(String contestant, String metric) {
        double in(List<Results.Figure> figures, int round) {
            return figures.stream()
                    .filter(figure -> figure.round() == round
                            && figure.contestant().equals(contestant)
                            && figure.metric().equals(metric))
                    .mapToDouble(Results.Figure::value)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    double in(List<Results.Figure> figures, int round) {
        var value = top.in(figures, round);
        return bottom == null ? value : value / bottom.in(figures, round);
    }

    String verdict(double value) {
        if (reaches(value, stretch)) {
            return "met, and the stretch";
        }
        var by = atLeast ? must / value - 1 : value / must - 1;
        return reaches(value, must) ? "met" : "**missed by %.0f %%**".formatted(by * 100);
    }

    private boolean reaches(double value, double bound) {
        return atLeast ? value >= bound : value <= bound;
    }

    String bounds() {
        var sign = atLeast ? "≥ " : "≤ ";
        return sign + number(must) + " | " + (stretch == must ? "" : number(stretch));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) >= 10 ? "%,d".formatted((long) value) : String.valueOf(value);
    }
}
