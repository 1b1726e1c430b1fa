package dev.bellhop.bench.scenario;

import dev.bellhop.bench.Settings;
import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.client.Link;
import dev.bellhop.bench.client.Seat;
import dev.bellhop.bench.lab.Contestant;
import dev.bellhop.bench.lab.Lab;
import dev.bellhop.bench.load.Crowd;
import dev.bellhop.bench.load.Deliveries;
import dev.bellhop.bench.load.Latencies;
import dev.bellhop.bench.load.Traffic;
import dev.bellhop.bench.report.Results;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;

/// One contestant in one round: a fresh process on a fresh database, with no other contestant beside it.
record Trial(Lab lab, Results results, Contestant contestant, int round) {
    interface Body {
        void run(Trial trial) throws Exception;
    }

    /// Each contestant in each round. Another one is the first in every round, so that none always follows the same one.
    static void all(Lab lab, Results results, List<String> names, Body body) {
        for (int round = 1; round <= results.rounds(); round++) {
            var order = new ArrayList<>(names);
            Collections.rotate(order, 1 - round);
            for (var name : order) {
                one(lab, results, name, round, body);
            }
        }
    }

    private static void one(Lab lab, Results results, String name, int round, Body body) {
        try {
            body.run(new Trial(lab, results, lab.start(name), round));
        } catch (Exception e) {
            if (lab.isClosing()) {
                throw new IllegalStateException("the bench was told to end", e);
            }
            results.failed(name, "all that follows", round, String.valueOf(e.getMessage()));
            e.printStackTrace();
        } finally {
            lab.stop();
        }
    }

    Settings settings() {
        return lab.settings();
    }

    void add(String metric, double value) {
        results.add(contestant.name(), metric, round, value);
    }

    void add(String what, Latencies latencies) {
        results.add(contestant.name(), what, round, latencies);
    }

    void failed(String what, String why) {
        results.failed(contestant.name(), what, round, why);
    }

    Crowd connect(List<Seat> seats, Events events) {
        return connect(seats, events, Link.PLAIN);
    }

    Crowd connect(List<Seat> seats, Events events, Link link) {
        return Crowd.connect(lab.loop(), contestant, seats, events, link);
    }

    /// Traffic that does not count.
    void warmUp(Deliveries deliveries, double perSecond, int seconds, LongConsumer post) {
        Traffic.run(lab.loop(), deliveries, perSecond, 0, seconds, 1, post);
    }

    /// Open-loop traffic, and how long its deliveries took. Where one is missing a percentile of the others would flatter,
    /// so that the round counts as failed.
    ///
    /// @param listeners how many are to hear each message
    /// @return whether all was delivered
    boolean measure(String what, Deliveries deliveries, double perSecond, int listeners, LongConsumer post) {
        var refused = deliveries.refusals();
        var driver = new DriverLoad();
        var window = Traffic.run(
                lab.loop(), deliveries, perSecond, settings().warmup(), settings().seconds(), listeners, post);
        driver.warn(this, what);
        var missing = window.due() * listeners - deliveries.delivery().count();
        if (missing > 0) {
            failed(what, "%d not delivered within 5 s, %d posts refused".formatted(missing, deliveries.refusals() - refused));
            return false;
        }
        add(what, deliveries.delivery());
        return true;
    }
}
