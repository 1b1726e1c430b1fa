package dev.bellhop.bench.scenario;

import dev.bellhop.bench.client.Link;
import dev.bellhop.bench.lab.Contestant;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.lab.Profile;
import dev.bellhop.bench.load.Crowd;
import dev.bellhop.bench.load.Deliveries;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.util.List;

/// One speaks, 500 listen: 200 messages a second, 100,000 deliveries. With the service it is a visitor whom 500 agents
/// watch, and each message is stored.
public final class Fanout implements Scenario {
    static final int LISTENERS = 500;
    static final int RATE = 200;
    /// To warm up: as many deliveries, of more messages, since what is done for a message is compiled by their number.
    private static final int MORE = 10;
    /// Then all come and go this often, since what is done for one who comes is compiled by the number of those. What
    /// was not compiled by then would be while it is measured.
    private static final int COMINGS = 5;

    @Override
    public void run(Lab lab, Results results) throws Exception {
        var contestants = Contestants.all(
                lab, results, Lab.BELLHOP, Lab.WS, Lab.SOCKET_IO, Lab.WS_NEXT, Lab.NETTY, Lab.STORING);
        People.seed(lab);
        for (var contestant : contestants) {
            warmUp(lab, contestant);
        }
        for (int round = 1; round <= lab.settings().rounds(); round++) {
            for (var contestant : contestants) {
                round(lab, results, contestant, round);
            }
        }
        contestants.forEach(lab::stop);
    }

    /// Does not count.
    static void warmUp(Lab lab, Contestant contestant) throws Exception {
        warmUp(lab, contestant, LISTENERS / MORE, RATE * MORE, lab.settings().warmup(0));
        for (int coming = 0; coming < COMINGS; coming++) {
            warmUp(lab, contestant, LISTENERS, RATE, lab.settings().warmup(1));
        }
    }

    private static void warmUp(Lab lab, Contestant contestant, int listeners, int rate, int seconds) throws Exception {
        var deliveries = new Deliveries();
        try (var _ = Crowd.connect(lab.loop(), contestant, People.listeners(listeners), deliveries, Link.PLAIN);
                var speaker = speaker(lab, contestant, deliveries)) {
            Traffic.run(lab.loop(), deliveries, rate, 0, seconds, listeners, due -> speaker.get(0).post(due));
        }
    }

    private static Crowd speaker(Lab lab, Contestant contestant, Deliveries deliveries) throws Exception {
        return Crowd.connect(lab.loop(), contestant, List.of(People.speaker()), deliveries, Link.PLAIN);
    }

    private static void round(Lab lab, Results results, Contestant contestant, int round) throws Exception {
        var settings = lab.settings();
        var deliveries = new Deliveries();
        try (var _ = Crowd.connect(lab.loop(), contestant, People.listeners(LISTENERS), deliveries, Link.PLAIN);
                var speaker = speaker(lab, contestant, deliveries);
                var _ = Profile.of(lab, contestant, round, "fanout")) {
            Traffic.pause(1_000);
            var driver = new DriverLoad();
            var cpu = contestant.server().cpuSeconds();
            var window = Traffic.run(
                    lab.loop(), deliveries, RATE, settings.warmup(round), settings.seconds(), LISTENERS,
                    due -> speaker.get(0).post(due));
            results.add(contestant.name(), "delivery", round, deliveries.delivery());
            var due = window.due() * LISTENERS;
            results.lost(contestant.name(), "delivery", round, due, deliveries.delivery().count());
            results.returned(contestant.name(), round, deliveries.returns(), deliveries.refusals());
            results.add(contestant.name(), "driver's core, %", round, driver.share() * 100);
            var spent = (contestant.server().cpuSeconds() - cpu) / (settings.warmup(round) + settings.seconds());
            results.add(contestant.name(), "server CPU, %", round, spent * 100);
        }
    }
}
