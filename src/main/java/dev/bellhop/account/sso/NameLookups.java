package dev.bellhop.account.sso;

import dev.bellhop.ratelimit.Counts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Looks names up for a bounded time. A lookup cannot be ended: while the name server is silent it keeps a thread of
/// the system, long after nobody waits for it any more. Java adds such threads up to 256, and then no virtual thread
/// runs any further; so few lookups go on at a time.
final class NameLookups {
    private static final int MOST = 64;
    private static final int SHARE = 16;
    private final AtomicInteger all = new AtomicInteger();
    private final Counts<UUID> byOwner = new Counts<>();

    /// @param owner the workspace that wants to know
    /// @throws IOException if the name is unknown, nobody answers in time, or too many lookups go on
    InetAddress lookUp(UUID owner, Callable<InetAddress> lookup, Duration patience) throws IOException {
        var going = byOwner.add(owner);
        if (all.incrementAndGet() > MOST || going > SHARE) {
            ended(owner);
            throw new IOException("too many names are being looked up");
        }
        var task = new FutureTask<>(lookup);
        Thread.startVirtualThread(() -> {
            try {
                task.run();
            } finally {
                ended(owner);
            }
        });
        return answer(task, patience);
    }

    private void ended(UUID owner) {
        all.decrementAndGet();
        byOwner.remove(owner);
    }

    private static InetAddress answer(FutureTask<InetAddress> task, Duration patience) throws IOException {
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
