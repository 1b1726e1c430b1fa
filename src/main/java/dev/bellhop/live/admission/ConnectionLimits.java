package dev.bellhop.live.admission;

import dev.bellhop.ratelimit.Counts;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Limits sockets in all, per address, per site, and before `hello`. Counted when a socket opens and closes;
/// [UpgradeGate] asks before.
@Singleton
public class ConnectionLimits {
    private final AdmissionConfig config;
    private volatile boolean closed;
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger strangers = new AtomicInteger();
    private final Counts<String> byAddress = new Counts<>();
    private final Counts<UUID> bySite = new Counts<>();

    ConnectionLimits(AdmissionConfig config) {
        this.config = config;
    }

    /// Where a socket is from.
    ///
    /// @param site null for agents
    /// @param page the origin of a visitor's page; null if the client is no browser
    public record Origin(String address, UUID site, String page) {}

    /// Accepts no more sockets.
    public void close() {
        closed = true;
    }

    boolean isFull() {
        return closed || all.get() >= config.sockets() || strangers.get() >= config.unauthenticated();
    }

    /// Whether one more socket may open from there.
    boolean hasPlaceFor(Origin origin) {
        return byAddress.of(origin.address) < config.perAddress()
                && (origin.site == null || bySite.of(origin.site) < config.perSite());
    }

    public void enter(Origin origin) {
        all.incrementAndGet();
        strangers.incrementAndGet();
        byAddress.add(origin.address);
        if (origin.site != null) {
            bySite.add(origin.site);
        }
    }

    /// A socket has said `hello`.
    public void introduce() {
        strangers.decrementAndGet();
    }

    public void leave(Origin origin, boolean stranger) {
        all.decrementAndGet();
        if (stranger) {
            strangers.decrementAndGet();
        }
        byAddress.remove(origin.address);
        if (origin.site != null) {
            bySite.remove(origin.site);
        }
    }
}
