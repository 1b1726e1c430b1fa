package dev.bellhop.live.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// Closes connections that send no request in time, and bounds their number, in all and by address.
@Singleton
class IdleConnectionLimit {
    private static final String NAME = "bellhop-request-clock";
    private static final String PORTER = "bellhop-porter";
    private final RequestConfig config;
    private final VertxInternal vertx;
    private final Counter late;
    private final Counter crowded;
    private final Counter tooMany;
    private final RequestRules rules;
    private final AddressConnectionLimit addresses;
    private final WorkSlots slots = new WorkSlots();
    private final SequencedSet<RequestTimeoutHandler> waiting = new LinkedHashSet<>();

    IdleConnectionLimit(
            RequestConfig config,
            RequestRules rules,
            AddressConnectionLimit addresses,
            Vertx vertx,
            MeterRegistry meters) {
        this.config = config;
        this.rules = rules;
        this.addresses = addresses;
        this.vertx = (VertxInternal) vertx;
        this.late = counter(meters, "late");
        this.crowded = counter(meters, "crowded");
        this.tooMany = counter(meters, "address");
    }

    private static Counter counter(MeterRegistry meters, String why) {
        return Counter.builder("bellhop.requests.unfinished")
                .description("Connections closed before they asked anything")
                .tag("why", why)
                .register(meters);
    }

    void guard(@ObservesAsync HttpServerStart event) {
        guard();
    }

    void guard(@ObservesAsync HttpsServerStart event) {
        guard();
    }

    // Neither Quarkus nor Vert.x shows a connection before its first request. Netty's event loops know the listening
    // channels, whose pipelines see every new connection.
    private void guard() {
        vertx.getAcceptorEventLoopGroup()
                .forEach(loop -> loop.execute(() -> ((SingleThreadEventLoop) loop)
                        .registeredChannelsIterator()
                        .forEachRemaining(this::guard)));
    }

    private void guard(Channel channel) {
        if (channel instanceof ServerChannel && channel.pipeline().get(PORTER) == null) {
            channel.pipeline().addFirst(PORTER, new AcceptThrottle(this::watch));
        }
    }

    private void watch(Channel connection) {
        if (addresses.admits(connection)) {
            connection.config().setRecvByteBufAllocator(turn());
            connection.pipeline().addLast(NAME, new RequestTimeoutHandler(config, this));
        } else {
            tooMany.increment();
            connection.unsafe().closeForcibly();
        }
    }

    // A connection reads this much, then it is the others' turn: one that sends tiny frames for all it is worth must
    // not keep its event loop busy for seconds.
    private static RecvByteBufAllocator turn() {
        return new AdaptiveRecvByteBufAllocator(64, 2 * 1024, 16 * 1024).maxMessagesPerRead(1);
    }

    RequestGuard requestGuard() {
        return new RequestGuard(rules);
    }

    RequestTurns requestTurns() {
        return new RequestTurns(rules.addresses()::of, slots);
    }

    /// This connection is idle now.
    void enter(RequestTimeoutHandler clock) {
        RequestTimeoutHandler eldest = null;
        synchronized (waiting) {
            waiting.add(clock);
            if (waiting.size() > config.waiting()) {
                eldest = waiting.removeFirst();
            }
        }
        if (eldest != null) {
            crowded.increment();
            eldest.close();
        }
    }

    void leave(RequestTimeoutHandler clock) {
        synchronized (waiting) {
            waiting.remove(clock);
        }
    }

    void tooLate() {
        late.increment();
    }
}
