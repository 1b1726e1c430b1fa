package dev.bellhop.bench.scenario;

import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.load.Deliveries;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.util.List;

/// One speaks, 500 listen: 200 messages a second, 100,000 deliveries. With the service it is a visitor whom 500 agents
/// watch, and each message is stored.
public final class Fanout implements Scenario {
    static final int LISTENERS = 500;
    static final int RATE = 200;
    /// Warms up with as many deliveries of more messages, then lets all listeners come and go, since a just-in-time
    /// compiler counts messages and connections.
    private static final int MORE = 10;

    private static final int COMINGS = 3;

    @Override
    public void run(Lab lab, Results results) throws Exception {
        lab.prepare(Lab.BELLHOP, People::fill);
        Trial.all(lab, results, List.of(Lab.BELLHOP, Lab.SOCKET_IO, Lab.STORING), Fanout::measure);
    }

    private static void measure(Trial trial) {
        warmUp(trial);
        var deliveries = new Deliveries();
        try (var _ = trial.connect(People.listeners(LISTENERS), deliveries);
                var speaker = trial.connect(List.of(People.speaker()), deliveries)) {
            Traffic.pause(1_000);
            trial.measure("delivery", deliveries, RATE, LISTENERS, due -> speaker.get(0).post(due));
        }
    }

    static void warmUp(Trial trial) {
        warmUp(trial, LISTENERS / MORE, RATE * MORE, trial.settings().first());
        for (int coming = 0; coming < COMINGS; coming++) {
            warmUp(trial, LISTENERS, RATE, trial.settings().warmup());
        }
    }

    private static void warmUp(Trial trial, int listeners, int rate, int seconds) {
        var deliveries = new Deliveries();
        try (var _ = trial.connect(People.listeners(listeners), deliveries);
                var speaker = trial.connect(List.of(People.speaker()), deliveries)) {
            trial.warmUp(deliveries, rate, seconds, due -> speaker.get(0).post(due));
        }
    }
}
