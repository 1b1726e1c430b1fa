package dev.bellhop.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// How long things took from the moment they were due. A server that stalls is charged for all that waited behind it, so
/// there is no coordinated omission to correct.
public final class Latencies {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
    private final Histogram histogram = new Histogram(LONGEST, 3);

    public void record(long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, LONGEST));
    }

    public long count() {
        return histogram.getTotalCount();
    }

    public double millis(double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }
}
