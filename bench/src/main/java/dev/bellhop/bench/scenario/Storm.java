package dev.bellhop.bench.scenario;

import dev.bellhop.bench.client.BellhopClient;
import dev.bellhop.bench.client.Client;
import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.load.Crowd;
import dev.bellhop.bench.load.Deliveries;
import dev.bellhop.bench.load.Pacer;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// 10,000 lose their network and come back at the same moment, each to the 20 messages it has missed, while others talk
/// on at 500 messages a second.
public final class Storm implements Scenario {
    private static final int LIVE_RATE = 500;
    private static final int LIVE_PAIRS = 100;
    private static final int PATIENCE_SECONDS = 120;

    @Override
    public void run(Lab lab, Results results) throws Exception {
        lab.prepare(Lab.BELLHOP, People::fill);
        Trial.all(lab, results, List.of(Lab.BELLHOP), Storm::measure);
    }

    /// Of a fresh process, as after a restart; its code has run when everybody came for the first time.
    static void measure(Trial trial) {
        var deliveries = new Deliveries();
        try (var live = trial.connect(People.pairs(LIVE_PAIRS), deliveries)) {
            var seats = People.visitors(People.IDLE);
            trial.connect(seats, new Returning(0)).close();
            // Until the server has seen them go: it takes 20,000 sockets in all.
            Traffic.pause(3_000);

            var resumed = new Returning(People.IDLE);
            var back = seats.stream()
                    .<Client>map(seat -> new BellhopClient(seat, resumed, 0))
                    .toList();
            var traffic = traffic(trial.lab(), deliveries, live);
            var took = storm(trial, back, resumed);
            traffic.stop();
            traffic.await(10);
            Traffic.pause(3_000);
            deliveries.check();
            report(trial, resumed, took);
            report(trial, deliveries, traffic.done());
        }
    }

    private static void report(Trial trial, Returning resumed, long took) {
        if (resumed.lost > 0) {
            trial.failed("all resumed s", resumed.lost + " did not get what they missed");
        } else {
            trial.add("all resumed s", took / 1e9);
        }
        trial.add("times a client had to come back", resumed.returns());
    }

    private static void report(Trial trial, Deliveries deliveries, long posted) {
        var missing = posted - deliveries.delivery().count();
        if (missing > 0) {
            trial.failed(
                    "live delivery",
                    missing + " messages not delivered, " + deliveries.refusals() + " refused, " + deliveries.replayed()
                            + " in replays");
        } else {
            trial.add("live delivery", deliveries.delivery());
        }
    }

    private static Pacer traffic(Lab lab, Deliveries deliveries, Crowd live) {
        var start = System.nanoTime();
        var count = new long[1];
        lab.loop().run(() -> deliveries.measure(start, Long.MAX_VALUE));
        var end = start + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        return Pacer.start(
                lab.loop().eventLoop(), LIVE_RATE, start, end, due -> live.get(count[0]++).post(due));
    }

    private static long storm(Trial trial, List<Client> clients, Returning resumed) {
        var start = System.nanoTime();
        try (var _ = Crowd.begin(trial.lab().loop(), trial.contestant(), clients)) {
            var latest = start + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!resumed.isComplete() && System.nanoTime() < latest) {
                Traffic.pause(10);
            }
            resumed.giveUp();
            return resumed.completedAt - start;
        }
    }

    /// Each is back when the last page is there, and it must have missed nothing.
    private static final class Returning extends Events {
        private final int wanted;
        private final Map<Client, Integer> messages = new HashMap<>();
        private int done;
        private volatile int lost; // written by the loop alone
        private volatile long completedAt;

        Returning(int wanted) {
            this.wanted = wanted;
        }

        boolean isComplete() {
            return completedAt != 0;
        }

        @Override
        public void replayed(Client client, int count, boolean more) {
            var all = messages.merge(client, count, Integer::sum);
            if (more) {
                return;
            }
            if (all != People.MISSED) {
                lost++;
            }
            settle();
        }

        // For good: a client that was told to come back does, and is not counted here.
        @Override
        public void failed(Client client, String why) {
            lost++;
            settle();
        }

        private void settle() {
            if (++done == wanted) {
                completedAt = System.nanoTime();
            }
        }

        void giveUp() {
            if (completedAt == 0) {
                lost += wanted - done;
                completedAt = System.nanoTime();
            }
        }
    }
}
