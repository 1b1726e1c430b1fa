package dev.bellhop.bench.load;

import dev.bellhop.bench.client.Client;
import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.net.Loop;
import java.util.concurrent.TimeUnit;

/// Each answer is followed by the next message at once, so that a fixed number of messages is always on its way.
public final class ClosedLoop extends Events {
    private static final int LAST_SECONDS = 10;
    private final Latencies latencies = new Latencies();
    private final int warmup;
    private final int seconds;
    private long from;
    private long to;
    private long acks;
    private long counted;
    private volatile int outstanding;

    public ClosedLoop(int warmup, int seconds) {
        this.warmup = warmup;
        this.seconds = seconds;
    }

    public void run(Loop loop, Crowd crowd, int wanted) {
        loop.run(() -> {
            from = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmup);
            to = from + TimeUnit.SECONDS.toNanos(seconds);
            for (int n = 0; n < wanted; n++) {
                post(crowd.get(n));
            }
        });
        Traffic.pause(TimeUnit.SECONDS.toMillis(warmup + seconds));
        // Waits for every answer, so that stored and acknowledged messages can be compared.
        for (int n = 0; n < LAST_SECONDS * 50 && outstanding > 0; n++) {
            Traffic.pause(20);
        }
        check();
        if (refusals() > 0) {
            throw new IllegalStateException(refusals() + " posts were refused");
        }
        if (outstanding > 0) {
            throw new IllegalStateException(outstanding + " posts were never answered");
        }
    }

    private void post(Client client) {
        outstanding++;
        client.post(System.nanoTime());
    }

    @Override
    public void acked(Client client, long sentAt) {
        var now = System.nanoTime();
        outstanding--;
        acks++;
        if (now >= from && now < to) {
            counted++;
            if (sentAt > 0) {
                latencies.record(now - sentAt);
            }
        }
        if (now < to) {
            post(client);
        }
    }

    public long acks() {
        return acks;
    }

    public double acksPerSecond() {
        return (double) counted / seconds;
    }

    public Latencies latencies() {
        return latencies;
    }
}
