package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.load.Deliveries;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.util.List;
import java.util.function.LongConsumer;

/// Visitor to agent and back: 1,000 sockets in conversations of two, bodies of 128 characters, at growing rates. Agents
/// watch their team's list. The service stores each message before it answers, as `netty+store` does.
public final class Pair implements Scenario {
    private static final List<Integer> RATES = List.of(2_000, 5_000, 10_000);
    private static final int WARM_UP_RATE = 5_000;

    @Override
    public void run(Lab lab, Results results) throws Exception {
        lab.prepare(Lab.BELLHOP, People::fill);
        Trial.all(lab, results, List.of(Lab.BELLHOP, Lab.SOCKET_IO, Lab.STORING), trial -> measure(trial, RATES, trial.settings().first()));
    }

    static void measure(Trial trial, List<Integer> rates, int warmup) {
        var deliveries = new Deliveries();
        try (var crowd = trial.connect(People.pairsWithLists(), deliveries)) {
            Traffic.pause(1_000);
            var count = new long[1];
            LongConsumer post = due -> crowd.get(count[0]++).post(due);
            trial.warmUp(deliveries, WARM_UP_RATE, warmup, post);
            for (var rate : rates) {
                var cpu = new CpuMeter(trial);
                var before = count[0];
                if (trial.measure(rate + "/s delivery", deliveries, rate, 1, post)) {
                    trial.add(rate + "/s delivery p99 of the median second, ms", deliveries.medianSecondMillis(99));
                    cpu.add(rate + "/s", count[0] - before);
                }
            }
        }
    }
}
