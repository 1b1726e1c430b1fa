package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Processes;
import dev.bellhop.bench.report.Results;

/// From the start of the process to the first 200, on a database that has its tables, and what memory it takes then.
public final class Start implements Scenario {
    @Override
    public void run(Lab lab, Results results) throws Exception {
        lab.stop(lab.start(Lab.BELLHOP));
        for (int round = 1; round <= lab.settings().rounds(); round++) {
            var begin = System.nanoTime();
            var service = lab.start(Lab.BELLHOP);
            results.add(Lab.BELLHOP, "first 200 s", round, (System.nanoTime() - begin) / 1e9);
            var resident = Processes.kilobytes(service.server().pid(), "VmRSS");
            results.add(Lab.BELLHOP, "RSS MB", round, resident / 1024.0);
            lab.stop(service);
        }
    }
}
