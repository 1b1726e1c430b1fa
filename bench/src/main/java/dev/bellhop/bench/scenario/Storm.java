package dev.bellhop.bench.scenario;

import dev.bellhop.bench.client.BellhopClient;
import dev.bellhop.bench.client.Client;
import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.client.Link;
import dev.bellhop.bench.lab.Contestant;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Profile;
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
        var contestant = lab.start(Lab.BELLHOP);
        People.seed(lab);
        for (int round = 0; round <= lab.settings().rounds(); round++) {
            round(lab, results, contestant, round);
        }
        lab.stop(contestant);
    }

    // Round 0 only warms up.
    private static void round(Lab lab, Results results, Contestant contestant, int round) throws Exception {
        var deliveries = new Deliveries();
        try (var live = Crowd.connect(lab.loop(), contestant, People.pairs(LIVE_PAIRS), deliveries, Link.PLAIN)) {
            var seats = People.visitors(People.IDLE);
            Crowd.connect(lab.loop(), contestant, seats, new Returning(0), Link.PLAIN).close();
            // The server shall have seen them go: its descriptors are for 20,000 sockets in all.
            Traffic.pause(3_000);

            var resumed = new Returning(People.IDLE);
            var back = seats.stream()
                    .<Client>map(seat -> new BellhopClient(seat, resumed, 0))
                    .toList();
            try (var _ = Profile.of(lab, contestant, round, "storm")) {
                var traffic = traffic(lab, deliveries, live);
                var took = storm(lab, contestant, back, resumed);
                var end = System.nanoTime();
                traffic.stop();
                traffic.await(10);
                Traffic.pause(3_000);
                deliveries.check();
                if (round == 0) {
                    return;
                }
                var due = (long) ((end - traffic.began()) / 1e9 * LIVE_RATE);
                if (resumed.lost == 0) {
                    results.add(Lab.BELLHOP, "all resumed s", round, took / 1e9);
                }
                results.add(Lab.BELLHOP, "did not get what they missed", round, resumed.lost);
                results.add(Lab.BELLHOP, "times a client had to come back", round, resumed.returns());
                results.add(Lab.BELLHOP, "live delivery", round, deliveries.delivery());
                results.lost(Lab.BELLHOP, "live messages", round, due, deliveries.delivery().count());
            }
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

    private static long storm(Lab lab, Contestant contestant, List<Client> clients, Returning resumed) {
        var start = System.nanoTime();
        try (var _ = Crowd.begin(lab.loop(), contestant, clients)) {
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

        // For good: whoever was told to come back does, and is not counted here.
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
