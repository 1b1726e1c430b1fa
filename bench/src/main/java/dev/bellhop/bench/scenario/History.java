package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Names;
import dev.bellhop.bench.load.PageLoad;
import dev.bellhop.bench.report.Results;
import java.util.List;

/// A conversation is opened: its newest page, where it has 100 messages and where it has 100,000.
public final class History implements Scenario {
    private static final int RATE = 100;
    private static final int WORKSPACE = 5;
    private static final int AGENT = 1_005;
    private static final int FIRST = 5_000_001;
    private static final List<Integer> LENGTHS = List.of(100, 100_000);

    @Override
    public void run(Lab lab, Results results) throws Exception {
        var service = lab.start(Lab.BELLHOP);
        var seed = lab.seed();
        seed.begin();
        seed.workspace(WORKSPACE);
        seed.agents(WORKSPACE, AGENT, AGENT);
        for (int n = 0; n < LENGTHS.size(); n++) {
            seed.conversations(WORKSPACE, FIRST + n, FIRST + n, LENGTHS.get(n), AGENT);
        }
        seed.settle();
        for (int round = 0; round <= lab.settings().rounds(); round++) {
            for (int n = 0; n < LENGTHS.size(); n++) {
                var path = "/api/v1/conversations/" + Names.conversation(FIRST + n) + "/messages?limit=50";
                var latencies = PageLoad.run(
                        lab.loop(), service.server().port(), Names.agentToken(AGENT), path, RATE, 1,
                        lab.settings().seconds());
                if (round > 0) {
                    results.add(Lab.BELLHOP, LENGTHS.get(n) + ": first page", round, latencies);
                }
            }
        }
        lab.stop(service);
    }
}
