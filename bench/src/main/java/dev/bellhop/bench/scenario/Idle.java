package dev.bellhop.bench.scenario;

import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.client.Link;
import dev.bellhop.bench.lab.Contestant;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.load.Crowd;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;

/// 10,000 who are signed in, each in a conversation, and say nothing: what memory one costs, whether a client that
/// offers deflate costs more, and whether it stays so.
public final class Idle implements Scenario {
    private static final int SOCKETS = People.IDLE;
    private static final int WARM = 1_000;

    @Override
    public void run(Lab lab, Results results) throws Exception {
        // The service makes its tables at its first start.
        lab.stop(lab.start(Lab.BELLHOP));
        People.seed(lab);
        for (int round = 1; round <= lab.settings().rounds(); round++) {
            for (var name : new String[] {Lab.BELLHOP, Lab.SOCKET_IO, Lab.WS, Lab.WS_NEXT, Lab.NETTY}) {
                if (lab.settings().wants(name)) {
                    fresh(lab, results, name, Link.PLAIN, "KB per socket", round);
                    fresh(lab, results, name, Link.OFFERS_DEFLATE, "KB per socket, deflate offered", round);
                }
            }
        }
        if (lab.settings().idleSeconds() > 0) {
            staysFlat(lab, results);
        }
    }

    private static void fresh(Lab lab, Results results, String name, Link link, String metric, int round)
            throws Exception {
        var contestant = lab.start(name, Lab.PRETOUCHED);
        var events = new Quiet();
        warm(lab, contestant, events);
        var before = contestant.server().memory();
        try (var _ = crowd(lab, contestant, events, link)) {
            Traffic.pause(3_000);
            var after = contestant.server().memory();
            events.check();
            results.add(name, metric, round, after.grownSince(before) / SOCKETS);
            if (after.heapKilobytes() > 0) {
                results.add(name, metric + ": outside the heap", round, after.residentSince(before) / SOCKETS);
                results.add(name, metric + ": in the heap", round, after.heapSince(before) / SOCKETS);
            }
        }
        lab.stop(contestant);
    }

    // Code that runs for the first time takes memory of its own, which is not the sockets'.
    private static void warm(Lab lab, Contestant contestant, Events events) {
        var some = People.visitors(WARM);
        Crowd.connect(lab.loop(), contestant, some, events, Link.PLAIN).close();
        Traffic.pause(2_000);
    }

    // For relays each is in a room of its own.
    private static Crowd crowd(Lab lab, Contestant contestant, Events events, Link link) {
        return Crowd.connect(lab.loop(), contestant, People.visitors(SOCKETS), events, link);
    }

    private static void staysFlat(Lab lab, Results results) throws Exception {
        var contestant = lab.start(Lab.BELLHOP, Lab.PRETOUCHED);
        var events = new Quiet();
        var seconds = lab.settings().idleSeconds();
        try (var _ = crowd(lab, contestant, events, Link.PLAIN)) {
            Traffic.pause(Math.min(30, seconds) * 1_000L);
            var before = contestant.server().memory();
            Traffic.pause(seconds * 1_000L);
            var grown = contestant.server().memory().grownSince(before);
            events.check();
            results.add(Lab.BELLHOP, "KB per socket more after " + seconds + " s", 1, grown / SOCKETS);
        }
        lab.stop(contestant);
    }

    private static final class Quiet extends Events {}
}
