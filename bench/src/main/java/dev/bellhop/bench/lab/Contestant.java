package dev.bellhop.bench.lab;

import dev.bellhop.bench.client.Client;
import dev.bellhop.bench.client.Events;
import dev.bellhop.bench.client.Seat;
import java.util.function.BiFunction;

/// One that is measured: a server and the tongue it speaks.
public record Contestant(String name, Server server, BiFunction<Seat, Events, Client> tongue) {
    public Client client(Seat seat, Events events) {
        return tongue.apply(seat, events);
    }

    public boolean is(String other) {
        return name.equals(other);
    }
}
