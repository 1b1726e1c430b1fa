package dev.bellhop.bench.report;

import java.util.stream.DoubleStream;

/// The least, the middle and the most of some figures; NaN where there is none.
record Spread(double min, double median, double max) {
    static Spread of(double... values) {
        var sorted = DoubleStream.of(values).sorted().toArray();
        if (sorted.length == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN);
        }
        var half = sorted.length / 2;
        var median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    String columns() {
        return number(min) + " | " + number(median) + " | " + number(max);
    }

    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return value >= 1000 ? "%,.0f".formatted(value) : value >= 10 ? "%.1f".formatted(value) : "%.2f".formatted(value);
    }
}
