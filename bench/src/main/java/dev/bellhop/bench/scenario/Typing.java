package dev.bellhop.bench.scenario;

import dev.bellhop.bench.client.Client;
import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.client.Link;
import dev.bellhop.bench.lab.Contestant;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Profile;
import dev.bellhop.bench.load.Crowd;
import dev.bellhop.bench.load.Pacer;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.util.concurrent.TimeUnit;

/// What is not stored: 20,000 typing frames a second between two each, and what the server's processor pays for one.
public final class Typing implements Scenario {
    private static final int RATE = 20_000;

    @Override
    public void run(Lab lab, Results results) throws Exception {
        var contestants =
                Contestants.all(lab, results, Lab.BELLHOP, Lab.NETTY, Lab.WS_NEXT, Lab.WS, Lab.SOCKET_IO);
        People.seed(lab);
        for (int round = 0; round <= lab.settings().rounds(); round++) {
            for (var contestant : contestants) {
                round(lab, results, contestant, round);
            }
        }
        contestants.forEach(lab::stop);
    }

    private static final class Counted extends Events {
        private volatile long arrived; // written by the loop alone

        @Override
        public void typing(Client client) {
            arrived++;
        }
    }

    private static void round(Lab lab, Results results, Contestant contestant, int round) throws Exception {
        var settings = lab.settings();
        var counted = new Counted();
        try (var crowd = Crowd.connect(lab.loop(), contestant, People.pairs(People.PAIRS), counted, Link.PLAIN);
                var _ = Profile.of(lab, contestant, round, "typing")) {
            Traffic.pause(1_000);
            var count = new long[1];
            var start = System.nanoTime();
            var end = start + TimeUnit.SECONDS.toNanos(settings.warmup(round) + settings.seconds());
            var all = Pacer.start(lab.loop().eventLoop(), RATE, start, end, _ -> crowd.get(count[0]++).typing());
            Traffic.pause(TimeUnit.SECONDS.toMillis(settings.warmup(round)));
            var driver = new DriverLoad();
            var cpu = contestant.server().cpuSeconds();
            var before = counted.arrived;
            all.await(settings.seconds() + 60);
            var spent = contestant.server().cpuSeconds() - cpu;
            var arrived = counted.arrived - before;
            counted.check();
            if (round > 0) {
                results.add(contestant.name(), "server CPU µs per frame", round, spent * 1e6 / arrived);
                results.add(contestant.name(), "delivered/s", round, arrived / (double) settings.seconds());
                driver.warn(results, contestant, RATE + "/s");
            }
        }
    }
}
