package dev.bellhop.conversation.log;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.log.Draft.Stored;
import dev.bellhop.tenancy.TenantScope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Stores the drafts that the group commit leaves out, each in its own transaction ([ConversationLog]). They run beside
/// the writer's thread, because each may wait for a connection or a lock, and nobody else should wait for that.
///
/// Drafts of one conversation keep their order: while some of them wait here, later ones must queue behind them
/// ([#join]).
@Singleton
class SinglePosts {
    /// Transactions at a time; the pool has a few more connections.
    private static final int AT_ONCE = 8;

    private final ConversationLog log;
    private final LogFailures failures;
    private final Counter stored;
    private final long mostBytes;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    /// Per conversation, the first one being at work.
    private final Map<UUID, Queue<Draft>> queues = new HashMap<>();

    private long bytes;

    SinglePosts(LogConfig config, ConversationLog log, LogFailures failures, MeterRegistry meters) {
        this.log = log;
        this.failures = failures;
        this.stored = stored(meters);
        this.mostBytes = config.waitingBytes().asLongValue();
    }

    static Counter stored(MeterRegistry meters) {
        return Counter.builder("bellhop.messages.stored")
                .description("Messages committed to the log")
                .register(meters);
    }

    /// Queues a draft if earlier ones of its conversation still wait here.
    ///
    /// @return false if none wait; the draft is not taken then
    synchronized boolean join(Draft draft) {
        var queue = queues.get(draft.conversation());
        if (queue == null) {
            return false;
        }
        add(queue, draft);
        return true;
    }

    /// Stores a draft soon. Never blocks.
    synchronized void add(Draft draft) {
        if (join(draft)) {
            return;
        }
        var queue = new ArrayDeque<Draft>(1);
        add(queue, draft);
        if (!queue.isEmpty()) {
            queues.put(draft.conversation(), queue);
            Thread.ofVirtual().name("single-posts").start(() -> run(draft.conversation(), draft));
        }
    }

    private void add(Queue<Draft> queue, Draft draft) {
        if (bytes + draft.bytes() > mostBytes) {
            draft.refuse(Refusal.tooMany("Too much is being written. Try again in a moment.", 1));
        } else {
            bytes += draft.bytes();
            queue.add(draft);
        }
    }

    private void run(UUID conversation, Draft first) {
        for (var draft = first; draft != null; draft = next(conversation)) {
            places.acquireUninterruptibly();
            try {
                store(draft);
            } finally {
                places.release();
            }
        }
    }

    private synchronized Draft next(UUID conversation) {
        var queue = queues.get(conversation);
        bytes -= queue.remove().bytes();
        if (queue.isEmpty()) {
            queues.remove(conversation);
            notifyAll();
        }
        return queue.peek();
    }

    // Whatever happens here must not stop the conversation's queue.
    private void store(Draft draft) {
        if (draft.isAnswered()) {
            return;
        }
        try {
            answer(draft, TenantScope.call(draft.workspace(), () -> log.post(draft)));
        } catch (Refusal refusal) {
            draft.refuse(refusal);
        } catch (RuntimeException | Error e) {
            failures.refuse(draft, LogFailures.state(e));
        }
    }

    // Its subscribers were notified by its transaction.
    private void answer(Draft draft, Stored result) {
        draft.stored().complete(result);
        if (!result.known()) {
            stored.increment();
        }
    }

    /// Tells senders who have waited this long to try again.
    void refuseOlderThan(Duration age) {
        waiting().stream()
                .filter(draft -> draft.isOlderThan(age))
                .forEach(draft -> draft.refuse(Refusal.unavailable()));
    }

    private synchronized List<Draft> waiting() {
        return queues.values().stream().flatMap(Collection::stream).toList();
    }

    /// Waits until all are stored, at most this long.
    synchronized void await(Duration most) throws InterruptedException {
        var end = System.nanoTime() + most.toNanos();
        for (var left = most.toNanos(); !queues.isEmpty() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
