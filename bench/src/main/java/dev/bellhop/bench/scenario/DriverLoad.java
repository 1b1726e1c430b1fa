package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Contestant;
import dev.bellhop.bench.lab.Processes;
import dev.bellhop.bench.report.Results;

/// How busy the driver itself was: where its own core was full, the figure is the driver's and not the server's.
final class DriverLoad {
    private static final double FULL = 0.9;
    private final long pid = ProcessHandle.current().pid();
    private final double cpu = Processes.cpuSeconds(pid);
    private final long since = System.nanoTime();

    double share() {
        return (Processes.cpuSeconds(pid) - cpu) / ((System.nanoTime() - since) / 1e9);
    }

    void warn(Results results, Contestant contestant, String what) {
        var share = share();
        if (share > FULL) {
            results.note("The driver's core was full (%.0f %%) with %s at %s: that figure is the driver's too."
                    .formatted(share * 100, contestant.name(), what));
        }
    }
}
