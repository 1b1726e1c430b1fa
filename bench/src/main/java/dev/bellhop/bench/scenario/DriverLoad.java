package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Processes;

/// How busy the driver was: where its own core is full, a figure is the driver's and not the server's.
final class DriverLoad {
    private static final double FULL = 0.9;
    private final long pid = ProcessHandle.current().pid();
    private final double cpu = Processes.cpuSeconds(pid);
    private final long since = System.nanoTime();

    void warn(Trial trial, String what) {
        var share = (Processes.cpuSeconds(pid) - cpu) / ((System.nanoTime() - since) / 1e9);
        if (share > FULL) {
            trial.results()
                    .note("The driver's core was full (%.0f %%) with %s at %s: that figure is the driver's too."
                            .formatted(share * 100, trial.contestant().name(), what));
        }
    }
}
