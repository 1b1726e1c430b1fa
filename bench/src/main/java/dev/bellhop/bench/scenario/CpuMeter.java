package dev.bellhop.bench.scenario;

/// Processor time that the contestant and PostgreSQL take from now on. It depends less on a busy machine than latency does.
final class CpuMeter {
    private final Trial trial;
    private final double server;
    private final double database;

    CpuMeter(Trial trial) {
        this.trial = trial;
        this.server = serverSeconds();
        this.database = databaseSeconds();
    }

    private double serverSeconds() {
        return trial.contestant().server().cpuSeconds();
    }

    private double databaseSeconds() {
        return trial.lab().postgres().cpuSeconds();
    }

    void add(String what, long messages) {
        var micros = 1e6 / messages;
        var byServer = (serverSeconds() - server) * micros;
        var byDatabase = (databaseSeconds() - database) * micros;
        trial.add(what + " CPU µs per message", byServer + byDatabase);
        trial.add(what + " CPU µs per message: server", byServer);
        trial.add(what + " CPU µs per message: PostgreSQL", byDatabase);
    }
}
