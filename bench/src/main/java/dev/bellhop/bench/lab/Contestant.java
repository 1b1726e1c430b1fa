package dev.bellhop.bench.lab;

import dev.bellhop.bench.client.Client;
import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.client.Seat;
import java.util.function.BiFunction;

/// One that is measured.
///
/// @param server null for pgbench, which talks to the database itself
/// @param clients makes the clients that speak its protocol
public record Contestant(String name, Server server, BiFunction<Seat, Events, Client> clients) {
    public Client client(Seat seat, Events events) {
        return clients.apply(seat, events);
    }

    public boolean is(String other) {
        return name.equals(other);
    }
}
