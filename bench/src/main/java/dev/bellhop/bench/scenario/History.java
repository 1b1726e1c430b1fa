package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Names;
import dev.bellhop.bench.lab.Seed;
import dev.bellhop.bench.report.Results;
import java.sql.SQLException;
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
        lab.prepare(Lab.BELLHOP, History::fill);
        var pages = new Pages(Names.agentToken(AGENT));
        Trial.all(lab, results, List.of(Lab.BELLHOP), trial -> {
            pages.warmUp(trial, page(0), RATE);
            for (int n = 0; n < LENGTHS.size(); n++) {
                pages.measure(trial, LENGTHS.get(n) + ": first page", page(n), RATE);
            }
        });
    }

    private static void fill(Seed seed) throws SQLException {
        seed.workspace(WORKSPACE);
        seed.agents(WORKSPACE, AGENT, AGENT);
        for (int n = 0; n < LENGTHS.size(); n++) {
            seed.conversations(WORKSPACE, FIRST + n, FIRST + n, LENGTHS.get(n), AGENT);
        }
    }

    private static String page(int n) {
        return "/api/v1/conversations/" + Names.conversation(FIRST + n) + "/messages?limit=50";
    }
}
