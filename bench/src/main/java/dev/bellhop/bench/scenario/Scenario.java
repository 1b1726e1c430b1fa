package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.report.Results;

/// One question the bench asks.
public interface Scenario {
    void run(Lab lab, Results results) throws Exception;
}
