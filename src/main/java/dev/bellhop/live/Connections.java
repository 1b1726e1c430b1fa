package dev.bellhop.live;

import dev.bellhop.live.admission.ConnectionLimits;
import dev.bellhop.live.admission.UpgradeGate;
import dev.bellhop.live.delivery.Hub;
import dev.bellhop.live.transport.Transport;
import dev.bellhop.protocol.CloseCode;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import dev.bellhop.ratelimit.MemoryBudget;
import dev.bellhop.ratelimit.MemoryBudget.Holder;
import dev.bellhop.ratelimit.MemoryBudget.Share;
import dev.bellhop.ratelimit.MemoryBudget.Use;
import dev.bellhop.security.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The life cycle of connections: opening, pinging, closing.
@Singleton
class Connections {
    private static final TypedKey<Connection> CLIENT = new TypedKey<>("bellhop.client");
    private final LiveConfig config;
    private final ConnectionLimits limits;
    private final MemoryBudget budget;
    private final Wire wire;
    private final Clock clock;
    private final byte[] ping;
    private final Set<Connection> all = ConcurrentHashMap.newKeySet();
    private volatile Instant looked;

    Connections(
            LiveConfig config,
            Hub hub,
            ConnectionLimits limits,
            MemoryBudget budget,
            Wire wire,
            Clock clock,
            MeterRegistry meters) {
        this.config = config;
        this.limits = limits;
        this.budget = budget;
        this.wire = wire;
        this.clock = clock;
        this.looked = clock.instant();
        this.ping = wire.encode(new ServerFrame.Ping());
        meters.gauge("bellhop.sockets", Tags.of("kind", "visitor"), hub, Hub::visitorCount);
        meters.gauge("bellhop.sockets", Tags.of("kind", "agent"), hub, Hub::agentCount);
        meters.gauge("bellhop.sockets", Tags.of("kind", "any"), this, Connections::size);
    }

    Connection open(WebSocketConnection connection, Predicate<Caller> door) {
        var from = UpgradeGate.from(connection);
        var transport = Transport.of(connection, bounds(from));
        var client = new Connection(transport, wire, from, door, clock.instant());
        limits.enter(client.from());
        connection.userData().put(CLIENT, client);
        all.add(client);
        return client;
    }

    private Transport.Bounds bounds(ConnectionLimits.Origin from) {
        var address = new Holder(Share.ADDRESS, from.address());
        var holders = from.site() == null
                ? new Holder[] {address}
                : new Holder[] {address, new Holder(Share.SITE, from.site())};
        return new Transport.Bounds(
                config.outbound().asLongValue(),
                budget.open(Use.OUTBOUND, holders),
                budget.open(Use.FRAMES, holders),
                budget.open(Use.FRAMES, holders));
    }

    int size() {
        return all.size();
    }

    void remove(Connection client) {
        all.remove(client);
    }

    /// All connections, also those before `hello`.
    Collection<Connection> all() {
        return all;
    }

    Connection of(WebSocketConnection connection) {
        return connection.userData().get(CLIENT);
    }

    /// One round per second. Pings are spread over the interval: pinging ten thousand clients at once would delay
    /// messages by a tenth of a second.
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        var now = clock.instant();
        var due = new PingSchedule(config.pingInterval(), looked, now);
        looked = now;
        all.forEach(client -> look(client, due, now));
    }

    private void look(Connection client, PingSchedule due, Instant now) {
        if (!client.hasGreeted() && client.since().plus(config.helloTimeout()).isBefore(now)) {
            client.leave(CloseCode.NO_HELLO);
        } else if (client.transport().silence().compareTo(config.silence()) > 0) {
            client.leave(CloseCode.SILENT);
        } else if (client.transport().stalled().compareTo(config.stalled()) > 0) {
            client.leave(CloseCode.TOO_SLOW);
        } else if (client.caller() != null && due.include(client.hashCode())) {
            client.send(ping);
        }
    }
}
