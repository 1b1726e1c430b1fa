package dev.bellhop.bench.scenario;

import dev.bellhop.bench.browser.Chromium;
import dev.bellhop.bench.browser.TwoSides;
import dev.bellhop.bench.client.Client;
import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.client.Link;
import dev.bellhop.bench.client.Seat;
import dev.bellhop.bench.client.ShowingVisitor;
import dev.bellhop.bench.client.Trace;
import dev.bellhop.bench.client.WatchingAgent;
import dev.bellhop.bench.lab.Contestant;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.load.Crowd;
import dev.bellhop.bench.load.Deliveries;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Remote assistance in two real browsers: how soon an agent sees what a visitor sees, what it costs the visitor's page,
/// and what 200 pages shown at once cost those who only talk.
public final class Assist implements Scenario {
    private static final int CHANGES = 25;
    private static final int SESSIONS = 200;
    private static final int RATE = 2_000;
    private static final int LARGE = 10_000;
    private static final int SCROLL_MILLIS = 4_000;
    private static final String DEMO = "-Dbellhop.demo=true";

    @Override
    public void run(Lab lab, Results results) throws Exception {
        lab.prepare(Lab.BELLHOP, People::fill, DEMO);
        var contestant = lab.start(Lab.BELLHOP, DEMO);
        var base = "http://127.0.0.1:" + contestant.server().port();
        Trace trace = null;
        try (var chromium = new Chromium()) {
            for (int round = 0; round <= results.rounds(); round++) {
                trace = inBrowsers(chromium, base, results, round);
            }
        }
        results.note("One page that is shown sends %,d KB in %d s, its whole picture among them."
                .formatted(trace.bytes() / 1_024, trace.millis() / 1_000));
        for (int round = 1; round <= results.rounds(); round++) {
            var trial = new Trial(lab, results, contestant, round);
            if (round == 1) {
                warmUp(trial);
            }
            talk(trial, null, "alone: delivery");
            talk(trial, trace, "beside 200 pages: delivery");
        }
        lab.stop();
    }

    // Round 0 only warms up.
    private static Trace inBrowsers(Chromium chromium, String base, Results results, int round) {
        try (var both = new TwoSides(chromium, base)) {
            both.meet();
            // The first time everything is drawn that was not in view before.
            both.busyWhileScrolling(SCROLL_MILLIS);
            var before = both.busyWhileScrolling(SCROLL_MILLIS);
            var first = both.show();
            var changes = times(both::change);
            var pointers = pointers(both);
            var shown = both.busyWhileScrolling(SCROLL_MILLIS);
            both.allowPointing();
            var points = points(both);
            var trace = both.trace();
            var other = both.otherPage("/demo/product.html");
            both.stop();
            both.visit("/demo/");
            both.busyWhileScrolling(SCROLL_MILLIS);
            var alone = (before + both.busyWhileScrolling(SCROLL_MILLIS)) / 2;
            if (round > 0) {
                add(results, round, "first picture ms", first);
                spread(results, round, "change", changes);
                spread(results, round, "visitor's pointer", pointers);
                spread(results, round, "agent's pointer", points);
                add(results, round, "other page ms", other);
                add(results, round, "main thread busy while scrolling, %", alone * 100);
                add(results, round, "the same, shown, %", shown * 100);
                add(results, round, "recorder's part of it, %", (shown - alone) * 100);
            }
            both.grow(LARGE);
            add(results, round, "first picture of 10,000 nodes ms", both.show());
            return trace;
        }
    }

    private static void add(Results results, int round, String what, double value) {
        if (round > 0) {
            results.add(Lab.BELLHOP, what, round, value);
        }
    }

    private static double[] times(DoubleSupplier one) {
        return IntStream.range(0, CHANGES)
                .mapToDouble(n -> {
                    // Not in step with anything that ticks.
                    Traffic.pause(100 + n * 37 % 100);
                    return one.getAsDouble();
                })
                .sorted()
                .toArray();
    }

    private static double[] pointers(TwoSides both) {
        var count = new int[1];
        return times(() -> both.movePointer(101 + count[0] * 7 % 400, 203 + count[0]++ * 11 % 300));
    }

    private static double[] points(TwoSides both) {
        var count = new int[1];
        return times(() -> both.point(0.3 + count[0] * 7 % 40 / 100.0, 0.3 + count[0]++ * 11 % 40 / 100.0));
    }

    private static void spread(Results results, int round, String what, double[] sorted) {
        results.add(Lab.BELLHOP, what + " p50 ms", round, sorted[sorted.length / 2]);
        results.add(Lab.BELLHOP, what + " p95 ms", round, sorted[sorted.length * 95 / 100]);
    }

    private static void warmUp(Trial trial) {
        var deliveries = new Deliveries();
        try (var crowd = trial.connect(People.pairs(People.PAIRS), deliveries)) {
            var count = new long[1];
            trial.warmUp(deliveries, RATE, trial.settings().first(), due -> crowd.get(count[0]++).post(due));
        }
    }

    // As `pair`, with the pages of others beside it or not.
    private static void talk(Trial trial, Trace trace, String what) {
        var deliveries = new Deliveries();
        try (var pages = trace == null ? ShownPages.none() : ShownPages.shown(trial, trace);
                var crowd = trial.connect(People.pairs(People.PAIRS), deliveries)) {
            Traffic.pause(2_000);
            pages.await();
            var count = new long[1];
            var seen = pages.bytes();
            var since = System.nanoTime();
            trial.measure(what, deliveries, RATE, 1, due -> crowd.get(count[0]++).post(due));
            if (trace != null) {
                trial.add("pages: KB seen/s", (pages.bytes() - seen) / ((System.nanoTime() - since) / 1e9) / 1_024);
            }
        }
    }

    /// Visitors who show their page and the agents who look at it.
    private record ShownPages(Lab lab, Crowd agents, Crowd visitors) implements AutoCloseable {
        static ShownPages none() {
            return new ShownPages(null, null, null);
        }

        static ShownPages shown(Trial trial, Trace trace) {
            var events = new Deliveries();
            var loop = trial.lab().loop();
            var agents = connect(trial, People.looking(SESSIONS), events, WatchingAgent::new);
            var visitors = connect(
                    trial,
                    People.showing(SESSIONS),
                    events,
                    (seat, heard) -> new ShowingVisitor(seat, heard, trace, loop));
            return new ShownPages(trial.lab(), agents, visitors);
        }

        private static Crowd connect(
                Trial trial, List<Seat> seats, Events events, BiFunction<Seat, Events, Client> clients) {
            var to = new Contestant(trial.contestant().name(), trial.contestant().server(), clients);
            return Crowd.connect(trial.lab().loop(), to, seats, events, Link.PLAIN);
        }

        /// Until every agent looks.
        void await() {
            for (int n = 0; agents != null && n < 100; n++) {
                if (watching() == SESSIONS) {
                    return;
                }
                Traffic.pause(200);
            }
            if (agents != null) {
                throw new IllegalStateException("only " + watching() + " of " + SESSIONS + " pages are seen");
            }
        }

        private long watching() {
            return lab.loop().call(() -> onlookers().filter(WatchingAgent::watches).count());
        }

        long bytes() {
            return agents == null ? 0 : lab.loop().call(() -> onlookers().mapToLong(WatchingAgent::bytes).sum());
        }

        private Stream<WatchingAgent> onlookers() {
            return agents.clients().stream().map(WatchingAgent.class::cast);
        }

        @Override
        public void close() {
            if (agents != null) {
                lab.loop().run(() -> visitors.clients().forEach(visitor -> ((ShowingVisitor) visitor).stop()));
                // Until all of it is over on the other side; the next round begins anew.
                Traffic.pause(2_000);
                visitors.close();
                agents.close();
            }
        }
    }
}
