package dev.bellhop.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// What befalls a walk, in a shuffled order in which everything comes before anything comes again.
final class FaultInjector {
    private enum Fault {
        NONE,
        DATABASE_PAUSES,
        DATABASE_STOPS,
        DATABASE_DIES,
        SERVICE_STOPS,
        SERVICE_DIES
    }

    static final int KINDS = Fault.values().length;

    private final Random random;
    private final Service service;
    private final Postgres database;
    private final List<Fault> deck = new ArrayList<>();
    private final List<Fault> past = new ArrayList<>();

    FaultInjector(Random random, Service service, Postgres database) {
        this.random = random;
        this.service = service;
        this.database = database;
    }

    /// One of them; on return all is up again.
    void next() {
        if (deck.isEmpty()) {
            deck.addAll(List.of(Fault.values()));
            Collections.shuffle(deck, random);
        }
        var fault = deck.removeLast();
        past.add(fault);
        happen(fault);
    }

    private void happen(Fault fault) {
        switch (fault) {
            case NONE -> {}
            case DATABASE_PAUSES -> {
                database.freeze();
                pass(500, 3_000);
                database.thaw();
            }
            case DATABASE_STOPS -> {
                database.stop();
                database.start();
            }
            case DATABASE_DIES -> {
                database.kill();
                database.start();
            }
            case SERVICE_STOPS -> {
                service.stop();
                service.start();
            }
            case SERVICE_DIES -> {
                service.kill();
                service.start();
            }
        }
    }

    /// Lets some time go by.
    void pass(int leastMillis, int mostMillis) {
        LockSupport.parkNanos(
                Duration.ofMillis(random.nextInt(leastMillis, mostMillis)).toNanos());
    }

    @Override
    public String toString() {
        return past.toString();
    }
}
