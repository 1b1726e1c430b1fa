package dev.bellhop.bench.scenario;

import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.io.IOException;
import java.util.List;

/// 10,000 who are signed in, each in a conversation, and say nothing: what memory one costs, and all of them. For relays
/// each is in a room of its own.
public final class Idle implements Scenario {
    private static final int SOCKETS = People.IDLE;
    private static final int WARM = 1_000;

    @Override
    public void run(Lab lab, Results results) throws Exception {
        lab.prepare(Lab.BELLHOP, People::fill);
        Trial.all(lab, results, List.of(Lab.BELLHOP, Lab.SOCKET_IO), Idle::measure);
    }

    /// Of a fresh process: garbage once touched memory in which later growth would hide.
    static void measure(Trial trial) throws IOException {
        var events = new Quiet();
        // Code that runs for the first time takes memory, which is not the sockets'.
        trial.connect(People.visitors(WARM), events).close();
        Traffic.pause(2_000);
        var server = trial.contestant().server();
        var before = server.memoryKilobytes();
        try (var _ = trial.connect(People.visitors(SOCKETS), events)) {
            Traffic.pause(3_000);
            var after = server.memoryKilobytes();
            events.check();
            trial.add("KB per socket", (after - before) / (double) SOCKETS);
            trial.add("MB with " + SOCKETS + " sockets", after / 1024.0);
        }
    }

    private static final class Quiet extends Events {}
}
