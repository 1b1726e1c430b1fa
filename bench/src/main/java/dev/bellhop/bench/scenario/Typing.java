package dev.bellhop.bench.scenario;

import dev.bellhop.bench.client.Client;
import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.load.Pacer;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What is not stored: 20,000 typing frames a second between two each, and what the server's processor pays for one.
public final class Typing implements Scenario {
    private static final int RATE = 20_000;

    @Override
    public void run(Lab lab, Results results) throws Exception {
        lab.prepare(Lab.BELLHOP, People::fill);
        Trial.all(lab, results, List.of(Lab.BELLHOP, Lab.SOCKET_IO), Typing::measure);
    }

    private static final class Counted extends Events {
        private volatile long arrived; // written by the loop alone

        @Override
        public void typing(Client client) {
            arrived++;
        }
    }

    private static void measure(Trial trial) {
        var warmup = trial.settings().first();
        var seconds = trial.settings().seconds();
        var counted = new Counted();
        try (var crowd = trial.connect(People.pairs(People.PAIRS), counted)) {
            Traffic.pause(1_000);
            var count = new long[1];
            var start = System.nanoTime();
            var end = start + TimeUnit.SECONDS.toNanos(warmup + seconds);
            var all = Pacer.start(
                    trial.lab().loop().eventLoop(), RATE, start, end, _ -> crowd.get(count[0]++).typing());
            Traffic.pause(TimeUnit.SECONDS.toMillis(warmup));
            var driver = new DriverLoad();
            var cpu = trial.contestant().server().cpuSeconds();
            var before = counted.arrived;
            all.await(seconds + 60);
            var spent = trial.contestant().server().cpuSeconds() - cpu;
            var arrived = counted.arrived - before;
            counted.check();
            trial.add("server CPU µs per frame", spent * 1e6 / arrived);
            trial.add("delivered/s", arrived / (double) seconds);
            driver.warn(trial, RATE + "/s");
        }
    }
}
