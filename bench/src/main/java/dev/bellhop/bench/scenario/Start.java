package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Processes;
import dev.bellhop.bench.report.Results;
import java.util.List;

/// From the start of the process to the first 200, on a database that has its tables, and what memory it takes then.
public final class Start implements Scenario {
    @Override
    public void run(Lab lab, Results results) throws Exception {
        lab.prepare(Lab.BELLHOP, _ -> {});
        Trial.all(lab, results, List.of(Lab.BELLHOP), trial -> {
            var server = trial.contestant().server();
            trial.add("first 200 s", server.secondsToReady());
            trial.add("MB", Processes.pssKilobytes(server.pid()) / 1024.0);
        });
    }
}
