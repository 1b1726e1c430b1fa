package dev.bellhop.bench.scenario;

import dev.bellhop.bench.client.Link;
import dev.bellhop.bench.lab.Contestant;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Profile;
import dev.bellhop.bench.load.ClosedLoop;
import dev.bellhop.bench.load.Crowd;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.util.List;

/// As fast as it goes, everything stored: a closed loop over 1,000 sockets in conversations of two, with 500 and 2,000
/// messages outstanding. Afterwards the database is asked whether it has what was acknowledged.
public final class Saturate implements Scenario {
    private static final List<Integer> OUTSTANDING = List.of(500, 2_000);
    private static final String STORED_BY_US = "select coalesce(sum(head), 0)::bigint from conversation";
    private static final String STORED_BY_RELAY = "select count(*) from relayed";

    @Override
    public void run(Lab lab, Results results) throws Exception {
        var contestants = Contestants.all(lab, results, Lab.BELLHOP, Lab.INSERTING);
        People.seed(lab);
        var pgbench = new PgBench(lab);
        for (int round = 0; round <= lab.settings().rounds(); round++) {
            for (var outstanding : OUTSTANDING) {
                for (var contestant : contestants) {
                    lab.database().checkpoint();
                    round(lab, results, contestant, outstanding, round);
                }
            }
            if (round > 0) {
                lab.database().checkpoint();
                pgbench.round(results, round);
            }
        }
        contestants.forEach(lab::stop);
    }

    // Round 0 only warms up.
    private static void round(Lab lab, Results results, Contestant contestant, int outstanding, int round)
            throws Exception {
        var settings = lab.settings();
        var stored = contestant.is(Lab.BELLHOP) ? STORED_BY_US : STORED_BY_RELAY;
        var before = lab.database().number(stored);
        var loop = new ClosedLoop(settings.warmup(round), settings.seconds());
        try (var crowd = Crowd.connect(lab.loop(), contestant, People.pairs(People.PAIRS), loop, Link.PLAIN);
                var _ = Profile.of(lab, contestant, round, "saturate")) {
            Traffic.pause(500);
            var driver = new DriverLoad();
            var serverCpu = contestant.server().cpuSeconds();
            var databaseCpu = lab.database().cpuSeconds();
            loop.run(lab.loop(), crowd, outstanding);
            if (round > 0) {
                var what = outstanding + " outstanding";
                results.add(contestant.name(), what + " acks/s", round, loop.acksPerSecond());
                // Where the time goes is less at the mercy of a busy machine than how much gets through.
                var server = (contestant.server().cpuSeconds() - serverCpu) * 1e6 / loop.acks();
                var database = (lab.database().cpuSeconds() - databaseCpu) * 1e6 / loop.acks();
                results.add(contestant.name(), what + ": server's CPU µs per message", round, server);
                results.add(contestant.name(), what + ": PostgreSQL's CPU µs per message", round, database);
                if (contestant.is(Lab.BELLHOP)) {
                    results.add(contestant.name(), what + " ack", round, loop.latencies());
                }
                driver.warn(results, contestant, what);
            }
        }
        var grown = lab.database().number(stored) - before;
        if (grown < loop.acks()) {
            throw new IllegalStateException("acknowledged %d, stored %d".formatted(loop.acks(), grown));
        }
    }
}
