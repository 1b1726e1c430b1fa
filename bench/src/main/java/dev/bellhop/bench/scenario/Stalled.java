package dev.bellhop.bench.scenario;

import dev.bellhop.bench.client.Client;
import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.client.Link;
import dev.bellhop.bench.client.Seat;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.load.Crowd;
import dev.bellhop.bench.load.Deliveries;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.util.List;

/// Some never read: what the others feel of it, in the crowd of `fanout`, of which 1 % stalls.
public final class Stalled implements Scenario {
    private static final int ONE_PERCENT = Fanout.LISTENERS / 100;

    @Override
    public void run(Lab lab, Results results) throws Exception {
        lab.prepare(Lab.BELLHOP, People::fill);
        Trial.all(lab, results, List.of(Lab.BELLHOP), trial -> {
            Fanout.warmUp(trial);
            for (int stalled : inOrder(trial.round())) {
                measure(trial, stalled);
            }
        });
    }

    // Each comes first in every other round, since the second crowd meets what the first one left behind.
    private static List<Integer> inOrder(int round) {
        return round % 2 == 0 ? List.of(0, ONE_PERCENT) : List.of(ONE_PERCENT, 0);
    }

    private static void measure(Trial trial, int stalled) {
        var what = stalled == 0 ? "none stalled: delivery" : "stalled: delivery";
        var deliveries = new Deliveries();
        var all = People.listeners(Fanout.LISTENERS);
        var reading = all.subList(stalled, all.size());
        try (var _ = stall(trial, all.subList(0, stalled));
                var _ = trial.connect(reading, deliveries);
                var speaker = trial.connect(List.of(People.speaker()), deliveries)) {
            Traffic.pause(1_000);
            trial.measure(what, deliveries, Fanout.RATE, reading.size(), due -> speaker.get(0).post(due));
        }
    }

    private static Crowd stall(Trial trial, List<Seat> seats) {
        var crowd = trial.connect(seats, new Stalling(), Link.SLOW);
        trial.lab().loop().run(() -> crowd.clients().forEach(Client::pauseReading));
        return crowd;
    }

    /// A stalled client expects to be sent away.
    private static final class Stalling extends Events {
        @Override
        public void failed(Client client, String why) {}
    }
}
