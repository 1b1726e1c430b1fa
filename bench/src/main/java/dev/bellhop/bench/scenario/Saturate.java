package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.load.ClosedLoop;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.sql.SQLException;
import java.util.List;

/// As fast as it goes, everything stored: a closed loop over 1,000 sockets in conversations of two, with 500 and 2,000
/// messages outstanding. Afterwards the database must hold what was acknowledged.
public final class Saturate implements Scenario {
    private static final List<Integer> OUTSTANDING = List.of(500, 2_000);

    @Override
    public void run(Lab lab, Results results) throws Exception {
        lab.prepare(Lab.BELLHOP, People::fill);
        Trial.all(lab, results, List.of(Lab.BELLHOP, Lab.INSERTING, Lab.STORING, Lab.PGBENCH), Saturate::measure);
    }

    private static void measure(Trial trial) throws Exception {
        if (trial.contestant().is(Lab.PGBENCH)) {
            PgBench.measure(trial);
            return;
        }
        var warmup = trial.settings().first();
        for (var outstanding : OUTSTANDING) {
            measure(trial, outstanding, warmup);
            warmup = trial.settings().warmup();
        }
    }

    static void measure(Trial trial, int outstanding, int warmup) throws SQLException {
        var what = outstanding + " outstanding";
        var stored = storedBy(trial.contestant().name());
        var before = trial.lab().database().number(stored);
        var loop = new ClosedLoop(warmup, trial.settings().seconds());
        try (var crowd = trial.connect(People.pairs(People.PAIRS), loop)) {
            Traffic.pause(500);
            var driver = new DriverLoad();
            var cpu = new CpuMeter(trial);
            loop.run(trial.lab().loop(), crowd, outstanding);
            trial.add(what + " acks/s", loop.acksPerSecond());
            cpu.add(what, loop.acks());
            if (loop.latencies().count() > 0) {
                trial.add(what + " ack", loop.latencies());
            }
            driver.warn(trial, what);
        }
        var grown = trial.lab().database().number(stored) - before;
        if (grown < loop.acks()) {
            throw new IllegalStateException("acknowledged %d, stored %d".formatted(loop.acks(), grown));
        }
    }

    private static String storedBy(String contestant) {
        return switch (contestant) {
            case Lab.INSERTING -> "select count(*) from relayed";
            case Lab.STORING -> "select count(*) from kept";
            default -> "select coalesce(sum(head), 0)::bigint from conversation";
        };
    }
}
