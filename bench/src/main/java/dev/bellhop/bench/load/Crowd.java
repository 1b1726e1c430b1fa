package dev.bellhop.bench.load;

import dev.bellhop.bench.client.Client;
import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.client.Link;
import dev.bellhop.bench.client.Seat;
import dev.bellhop.bench.lab.Contestant;
import dev.bellhop.bench.net.Loop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Many connected clients.
public final class Crowd implements AutoCloseable {
    /// Clients that connect at the same time; all at once is the scenario `storm`.
    private static final int WINDOW = 32;

    private static final int PATIENCE_SECONDS = 120;
    private final Loop loop;
    private final List<Client> clients;
    private final CompletableFuture<Void> allReady = new CompletableFuture<>();
    private int asked;
    private int ready;

    private Crowd(Loop loop, List<Client> clients) {
        this.loop = loop;
        this.clients = clients;
        if (clients.isEmpty()) {
            allReady.complete(null);
        }
    }

    /// Waits until each is ready, or one has failed.
    public static Crowd connect(Loop loop, Contestant to, List<Seat> seats, Events events, Link link) {
        var crowd = new Crowd(loop, seats.stream().map(seat -> to.client(seat, events)).toList());
        loop.run(() -> {
            for (int n = 0; n < WINDOW; n++) {
                crowd.one(to.server().port(), link);
            }
        });
        crowd.await(events);
        return crowd;
    }

    /// All at once, and waits for none.
    public static Crowd begin(Loop loop, Contestant to, List<Client> clients) {
        var crowd = new Crowd(loop, clients);
        loop.run(() -> clients.forEach(_ -> crowd.one(to.server().port(), Link.PLAIN)));
        return crowd;
    }

    private void one(int port, Link link) {
        if (asked < clients.size()) {
            clients.get(asked++).connect(loop, port, link, _ -> {
                one(port, link);
                if (++ready == clients.size()) {
                    allReady.complete(null);
                }
            });
        }
    }

    private void await(Events events) {
        for (int second = 0; second < PATIENCE_SECONDS; second++) {
            try {
                allReady.get(1, TimeUnit.SECONDS);
                events.check();
                return;
            } catch (TimeoutException _) {
                events.check();
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("only " + ready + " of " + clients.size() + " came in");
    }

    public List<Client> clients() {
        return clients;
    }

    /// Clients in turn, alternating between both halves, which are the two sides of conversations.
    public Client get(long number) {
        var n = (int) (number % clients.size());
        var half = (clients.size() + 1) / 2;
        return clients.get(n % 2 == 0 ? n / 2 : half + n / 2);
    }

    @Override
    public void close() {
        loop.run(() -> clients.forEach(Client::cut));
    }
}
