package dev.bellhop.ratelimit;

import dev.bellhop.common.Refusal;
import dev.bellhop.security.http.ClientAddresses;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/// Lets few requests of one address do slow work at once, and the fewer the more addresses want to, so that a place is
/// left for another one.
@Singleton
public class AddressTurns {
    private static final int AT_ONCE = 4;
    /// As many as can wait for a password.
    private static final int PLACES = 16;
    private static final int MOMENT_SECONDS = 1;

    private final ClientAddresses addresses;
    private final CurrentVertxRequest current;
    private final Counts<String> busy = new Counts<>();

    AddressTurns(ClientAddresses addresses, CurrentVertxRequest current) {
        this.addresses = addresses;
        this.current = current;
    }

    /// Does the work for the address of the current request.
    ///
    /// @throws Refusal if too much is done for it already
    public <T> T call(Supplier<T> work) {
        return call(addresses.of(current.getCurrent().request()), work);
    }

    <T> T call(String address, Supplier<T> work) {
        if (busy.add(address) > share()) {
            busy.remove(address);
            throw Refusal.tooMany("Too many calls at once. Try again in a moment.", MOMENT_SECONDS);
        }
        try {
            return work.get();
        } finally {
            busy.remove(address);
        }
    }

    private int share() {
        return Math.clamp(PLACES / Math.max(1, busy.keys()), 1, AT_ONCE);
    }
}
