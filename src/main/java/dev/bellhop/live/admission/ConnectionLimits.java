package dev.bellhop.live.admission;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Limits sockets in all, per address, per site, and before `hello`. Counted when a socket opens and closes;
/// [UpgradeGate] asks before.
@Singleton
public class ConnectionLimits {
    private final AdmissionConfig config;
    private volatile boolean closed;
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger strangers = new AtomicInteger();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> bySite = new ConcurrentHashMap<>();

    ConnectionLimits(AdmissionConfig config) {
        this.config = config;
    }

    /// The address and site of a socket; the site is null for agents.
    public record Origin(String address, UUID site) {}

    /// Accepts no more sockets.
    public void close() {
        closed = true;
    }

    boolean isFull() {
        return closed || all.get() >= config.sockets() || strangers.get() >= config.unauthenticated();
    }

    /// Whether one more socket may open from there.
    boolean hasPlaceFor(Origin origin) {
        return byAddress.getOrDefault(origin.address, 0) < config.perAddress()
                && (origin.site == null || bySite.getOrDefault(origin.site, 0) < config.perSite());
    }

    public void enter(Origin origin) {
        all.incrementAndGet();
        strangers.incrementAndGet();
        byAddress.merge(origin.address, 1, Integer::sum);
        if (origin.site != null) {
            bySite.merge(origin.site, 1, Integer::sum);
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
        byAddress.computeIfPresent(origin.address, (_, count) -> count == 1 ? null : count - 1);
        if (origin.site != null) {
            bySite.computeIfPresent(origin.site, (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
