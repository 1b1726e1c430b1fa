package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Guard;
import dev.bellhop.bench.report.Results;
import java.util.List;

/// Measures two builds of the service in turn, each time in one fresh process: `idle` first, as memory is that of a
/// process that has done nothing else, then `storm`, `pair` and `saturate`.
public final class GuardRun implements Scenario {
    private static final List<String> BUILDS = List.of(Guard.OLD, Guard.NEW);
    private static final List<Integer> RATES = List.of(5_000, 10_000);
    private static final int OUTSTANDING = 500;

    @Override
    public void run(Lab lab, Results results) throws Exception {
        for (var build : BUILDS) {
            lab.prepare(build, People::fill);
        }
        Trial.all(lab, results, BUILDS, trial -> {
            Idle.measure(trial);
            // Until the server has seen them go: it takes 20,000 sockets in all.
            Traffic.pause(3_000);
            Storm.measure(trial);
            Pair.measure(trial, RATES, trial.settings().first());
            Saturate.measure(trial, OUTSTANDING, trial.settings().warmup());
            // Last, as the compiler is done then: its time would count as the messages'.
            Pair.measure(trial, List.of(Guard.LIGHT_RATE), 0);
        });
    }
}
