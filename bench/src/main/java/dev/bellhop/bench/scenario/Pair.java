package dev.bellhop.bench.scenario;

import dev.bellhop.bench.client.Link;
import dev.bellhop.bench.lab.Contestant;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Profile;
import dev.bellhop.bench.load.Crowd;
import dev.bellhop.bench.load.Deliveries;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.util.List;

/// Visitor to agent and back: 1,000 sockets in conversations of two, bodies of 128 characters, at growing rates. The
/// service stores each before it answers; the relays pass it on and that is all, save for two that store first.
public final class Pair implements Scenario {
    static final List<Integer> RATES = List.of(2_000, 5_000, 10_000, 20_000);

    @Override
    public void run(Lab lab, Results results) throws Exception {
        var contestants = Contestants.all(
                lab, results,
                Lab.BELLHOP, Lab.SOCKET_IO, Lab.WS_NEXT, Lab.WS, Lab.NETTY, Lab.INSERTING, Lab.STORING);
        People.seed(lab);
        for (int round = 0; round <= lab.settings().rounds(); round++) {
            for (var contestant : contestants) {
                lab.database().checkpoint();
                round(lab, results, contestant, round);
            }
        }
        contestants.forEach(lab::stop);
    }

    // Round 0 only warms the servers' just-in-time compilers.
    private static void round(Lab lab, Results results, Contestant contestant, int round) throws Exception {
        var settings = lab.settings();
        var deliveries = new Deliveries();
        try (var crowd = Crowd.connect(lab.loop(), contestant, People.pairs(People.PAIRS), deliveries, Link.PLAIN);
                var _ = Profile.of(lab, contestant, round, "pair")) {
            Traffic.pause(1_000);
            var count = new long[1];
            for (var rate : round == 0 ? List.of(5_000) : RATES) {
                var driver = new DriverLoad();
                var window = Traffic.run(
                        lab.loop(), deliveries, rate, settings.warmup(round), settings.seconds(), 1,
                        due -> crowd.get(count[0]++).post(due));
                if (round > 0) {
                    var what = rate + "/s";
                    results.add(contestant.name(), what + " delivery", round, deliveries.delivery());
                    if (deliveries.ack().count() > 0) {
                        results.add(contestant.name(), what + " ack", round, deliveries.ack());
                    }
                    results.lost(contestant.name(), what, round, window.due(), deliveries.delivery().count());
                    driver.warn(results, contestant, what);
                }
            }
            results.returned(contestant.name(), round, deliveries.returns(), deliveries.refusals());
        }
    }
}
