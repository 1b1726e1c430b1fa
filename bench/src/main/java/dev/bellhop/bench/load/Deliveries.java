package dev.bellhop.bench.load;

import dev.bellhop.bench.client.Client;
import dev.bellhop.bench.client.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Counts what arrives, and times what was due within the window that is measured.
public final class Deliveries extends Events {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private Latencies delivery = new Latencies();
    private Latencies ack = new Latencies();
    private List<Latencies> seconds = List.of();
    private long replayed;
    private long from = Long.MAX_VALUE;
    private long to = Long.MAX_VALUE;

    /// Begins anew; call it on the loop.
    public void measure(long from, long to) {
        this.from = from;
        this.to = to;
        replayed = 0;
        delivery = new Latencies();
        ack = new Latencies();
        seconds = new ArrayList<>();
    }

    private boolean counts(long sentAt) {
        return sentAt >= from && sentAt < to;
    }

    @Override
    public void delivered(Client client, long sentAt) {
        if (counts(sentAt)) {
            var took = System.nanoTime() - sentAt;
            delivery.record(took);
            second((int) ((sentAt - from) / SECOND)).record(took);
        }
    }

    private Latencies second(int number) {
        while (seconds.size() <= number) {
            seconds.add(new Latencies());
        }
        return seconds.get(number);
    }

    @Override
    public void acked(Client client, long sentAt) {
        if (counts(sentAt)) {
            ack.record(System.nanoTime() - sentAt);
        }
    }

    /// Those that its client had missed a message before; `delivered` does not hear of them.
    @Override
    public void replayed(Client client, int messages, boolean more) {
        replayed += messages;
    }

    public long replayed() {
        return replayed;
    }

    public Latencies delivery() {
        return delivery;
    }

    public Latencies ack() {
        return ack;
    }

    /// The median of all seconds' percentiles: one stall of the machine spoils a second and not the whole stretch.
    public double medianSecondMillis(double percentile) {
        return seconds.stream()
                .mapToDouble(second -> second.millis(percentile))
                .sorted()
                .skip(seconds.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
