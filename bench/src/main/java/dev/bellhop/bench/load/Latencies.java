package dev.bellhop.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// How long things took, from the moment they were due: a server that stalls is charged for all that had to wait behind
/// it, so nothing needs correcting for coordinated omission afterwards.
public final class Latencies {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private final Histogram histogram = new Histogram(LONGEST, 3);

    public void record(long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, LONGEST));
    }

    public void add(Latencies others) {
        histogram.add(others.histogram);
    }

    public long count() {
        return histogram.getTotalCount();
    }

    public double millis(double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }

    public void save(Path file) throws IOException {
        try (var out = new PrintStream(file.toFile())) {
            histogram.outputPercentileDistribution(out, 1e6);
        }
    }
}
