package dev.bellhop.async;

import io.quarkus.logging.Log;

/// Work that may outlive what caused it: a request that is answered, a socket that is open, or gone. The executor of
/// `@VirtualThreads` is not for it, since it carries the caller's request along, which ends while the work
/// goes on: from then on whatever asks for something of the request fails, as taking a connection does (see
/// [TenantScope]).
public final class BackgroundTask {
    private BackgroundTask() {}

    /// Runs it on a virtual thread of its own. What it throws is logged.
    public static void run(String name, Runnable work) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                Log.warnf("%s failed: %s", name, e.getClass().getSimpleName());
            }
        });
    }
}
