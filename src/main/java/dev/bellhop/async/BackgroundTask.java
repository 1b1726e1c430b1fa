package dev.bellhop.async;

import io.quarkus.logging.Log;

/// Runs work that may outlive the request or socket that caused it. The executor of `@VirtualThreads` does not fit: it
/// carries the caller's request context along, and once that ends, the work cannot even take a database connection (see
/// `TenantScope`).
public final class BackgroundTask {
    private BackgroundTask() {}

    /// Runs it on its own virtual thread and logs what it throws.
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
