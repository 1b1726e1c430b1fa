package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Names;
import dev.bellhop.bench.lab.Seed;
import dev.bellhop.bench.report.Results;
import java.sql.SQLException;
import java.util.List;

/// The list of conversations of workspaces with 10,000, 100,000 and 1,000,000 of them: the first page, the page of what
/// is open, and the counts beside them.
public final class Inbox implements Scenario {
    /// @param agent who asks
    /// @param first the number of its first conversation
    private record Workspace(int number, int agent, int first, int conversations) {}

    private static final List<Workspace> WORKSPACES = List.of(
            new Workspace(2, 1_002, 1_000_001, 10_000),
            new Workspace(3, 1_003, 2_000_001, 100_000),
            new Workspace(4, 1_004, 3_000_001, 1_000_000));

    /// @param rate requests a second: the counts are asked for rarely, and cost most
    private record Page(String name, String path, int rate) {}

    private static final List<Page> PAGES = List.of(
            new Page("first page", "/api/v1/conversations?limit=50", 50),
            new Page("first page of open ones", "/api/v1/conversations?status=waiting&status=open&limit=50", 20),
            new Page("counts", "/api/v1/conversations/counts", 2));

    @Override
    public void run(Lab lab, Results results) throws Exception {
        lab.prepare(Lab.BELLHOP, Inbox::fill);
        Trial.all(lab, results, List.of(Lab.BELLHOP), Inbox::measure);
    }

    private static void fill(Seed seed) throws SQLException {
        for (var each : WORKSPACES) {
            seed.workspace(each.number);
            seed.agents(each.number, each.agent, each.agent);
            seed.conversations(each.number, each.first, each.first + each.conversations - 1, 1, each.agent);
        }
    }

    private static void measure(Trial trial) {
        var warm = WORKSPACES.getFirst();
        new Pages(Names.agentToken(warm.agent)).warmUp(trial, PAGES.getFirst().path, PAGES.getFirst().rate);
        for (var each : WORKSPACES) {
            var pages = new Pages(Names.agentToken(each.agent));
            for (var page : PAGES) {
                pages.measure(trial, each.conversations + ": " + page.name, page.path, page.rate);
            }
        }
    }
}
