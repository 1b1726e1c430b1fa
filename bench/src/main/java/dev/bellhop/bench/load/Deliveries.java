package dev.bellhop.bench.load;

import dev.bellhop.bench.client.Client;
import dev.bellhop.bench.client.Events;

/// Counts what arrives, and times what was due within the window that is measured.
public final class Deliveries extends Events {
    private Latencies delivery = new Latencies();
    private Latencies ack = new Latencies();
    private long from = Long.MAX_VALUE;
    private long to = Long.MAX_VALUE;

    /// Begins anew; call it on the loop.
    public void measure(long from, long to) {
        this.from = from;
        this.to = to;
        delivery = new Latencies();
        ack = new Latencies();
    }

    private boolean counts(long sentAt) {
        return sentAt >= from && sentAt < to;
    }

    @Override
    public void delivered(Client client, long sentAt) {
        if (counts(sentAt)) {
            delivery.record(System.nanoTime() - sentAt);
        }
    }

    @Override
    public void acked(Client client, long sentAt) {
        if (counts(sentAt)) {
            ack.record(System.nanoTime() - sentAt);
        }
    }

    public Latencies delivery() {
        return delivery;
    }

    public Latencies ack() {
        return ack;
    }
}
