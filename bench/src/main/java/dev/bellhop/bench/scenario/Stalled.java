package dev.bellhop.bench.scenario;

import dev.bellhop.bench.client.Client;
import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.client.Link;
import dev.bellhop.bench.client.Seat;
import dev.bellhop.bench.lab.Contestant;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.load.Crowd;
import dev.bellhop.bench.load.Deliveries;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.util.List;

/// Some never read: what the others feel of it, and what memory each takes until it is sent away. The first is asked in
/// the crowd of `fanout`, of which 1 % stalls; the second with 100 stalled ones alone, so that it can be told from noise.
public final class Stalled implements Scenario {
    private static final int ONE_PERCENT = Fanout.LISTENERS / 100;
    private static final int HOARDERS = 100;
    private static final int HOARD_RATE = 1_000;
    private static final int LOOKS = 8;

    @Override
    public void run(Lab lab, Results results) throws Exception {
        var contestant = lab.start(Lab.BELLHOP);
        People.seed(lab);
        Fanout.warmUp(lab, contestant);
        for (int round = 1; round <= lab.settings().rounds(); round++) {
            for (int stalled : inOrder(round)) {
                talk(lab, results, contestant, stalled, round);
            }
        }
        lab.stop(contestant);
        var pretouched = lab.start(Lab.BELLHOP, Lab.PRETOUCHED);
        for (int round = 0; round <= lab.settings().rounds(); round++) {
            hoard(lab, results, pretouched, round);
        }
        lab.stop(pretouched);
    }

    // Each is the first one in every other round: what one crowd leaves behind, the next one meets.
    private static List<Integer> inOrder(int round) {
        return round % 2 == 0 ? List.of(0, ONE_PERCENT) : List.of(ONE_PERCENT, 0);
    }

    private static void talk(Lab lab, Results results, Contestant contestant, int stalled, int round) {
        var what = stalled == 0 ? "none stalled: delivery" : "stalled: delivery";
        var settings = lab.settings();
        var deliveries = new Deliveries();
        var all = People.listeners(Fanout.LISTENERS);
        var reading = all.subList(stalled, all.size());
        try (var _ = stalled(lab, contestant, all.subList(0, stalled));
                var _ = Crowd.connect(lab.loop(), contestant, reading, deliveries, Link.PLAIN);
                var speaker = Crowd.connect(lab.loop(), contestant, List.of(People.speaker()), deliveries, Link.PLAIN)) {
            Traffic.pause(1_000);
            var window = Traffic.run(
                    lab.loop(), deliveries, Fanout.RATE, settings.warmup(round), settings.seconds(), reading.size(),
                    due -> speaker.get(0).post(due));
            results.add(Lab.BELLHOP, what, round, deliveries.delivery());
            results.lost(Lab.BELLHOP, what, round, window.due() * reading.size(), deliveries.delivery().count());
        }
    }

    // Round 0 warms up: code that runs for the first time takes memory of its own.
    private static void hoard(Lab lab, Results results, Contestant contestant, int round) throws Exception {
        var deliveries = new Deliveries();
        try (var _ = stalled(lab, contestant, People.listeners(HOARDERS));
                var speaker = Crowd.connect(lab.loop(), contestant, List.of(People.speaker()), deliveries, Link.PLAIN)) {
            Traffic.pause(1_000);
            var before = contestant.server().memory();
            double most = 0;
            for (int look = 0; look < LOOKS; look++) {
                Traffic.run(lab.loop(), deliveries, HOARD_RATE, 0, 1, 0, due -> speaker.get(0).post(due));
                most = Math.max(most, contestant.server().memory().grownSince(before));
            }
            if (round > 0) {
                results.add(Lab.BELLHOP, "KB per stalled socket", round, most / HOARDERS);
            }
        }
    }

    private static Crowd stalled(Lab lab, Contestant contestant, List<Seat> seats) {
        var crowd = Crowd.connect(lab.loop(), contestant, seats, new Stalling(), Link.SLOW);
        lab.loop().run(() -> crowd.clients().forEach(Client::pauseReading));
        return crowd;
    }

    /// To be sent away is what a stalled one must expect.
    private static final class Stalling extends Events {
        @Override
        public void failed(Client client, String why) {}
    }
}
