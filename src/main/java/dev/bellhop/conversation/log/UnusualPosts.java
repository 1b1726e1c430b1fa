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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Stores the drafts that the group commit leaves out, each conversation's in a transaction of its own
/// ([ConversationLog]). They run beside the writer's thread, because each may wait for a connection or a lock, and
/// nobody else should wait for that.
///
/// Drafts of one conversation keep their order: while some of them wait here, later ones must queue behind them
/// ([#join]).
@Singleton
class UnusualPosts {
    /// Transactions at a time; the pool has a few more connections.
    private static final int AT_ONCE = 8;

    /// Of these, those of one company: the others keep the rest.
    private static final int OF_ONE = AT_ONCE / 2;

    /// Drafts in one transaction. Those behind the one that opens a conversation need nothing of their own.
    private static final int TOGETHER = 50;

    /// Of the platform: virtual threads would queue behind thousands of returning clients.
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("unusual-posts-", 0).daemon().factory());

    private final ConversationLog log;
    private final LogFailures failures;
    private final Counter stored;
    private final long mostBytes;
    /// Per conversation, the first ones being at work.
    private final Map<UUID, Queue<Draft>> queues = new HashMap<>();
    /// How many conversations of each company are at work.
    private final Map<UUID, Integer> atWork = new HashMap<>();
    /// The first drafts of conversations whose company has as many at work as it may.
    private final Queue<Draft> later = new ArrayDeque<>();

    private long bytes;

    UnusualPosts(LogConfig config, ConversationLog log, LogFailures failures, MeterRegistry meters) {
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
            start(draft);
        }
    }

    private void start(Draft first) {
        if (atWork.getOrDefault(first.workspace(), 0) >= OF_ONE) {
            later.add(first);
            return;
        }
        atWork.merge(first.workspace(), 1, Integer::sum);
        threads.execute(() -> run(first));
    }

    private synchronized void end(UUID workspace) {
        atWork.computeIfPresent(workspace, (_, count) -> count == 1 ? null : count - 1);
        var waiting = later.stream()
                .filter(draft -> atWork.getOrDefault(draft.workspace(), 0) < OF_ONE)
                .findFirst();
        waiting.ifPresent(draft -> {
            later.remove(draft);
            start(draft);
        });
    }

    private void add(Queue<Draft> queue, Draft draft) {
        if (bytes + draft.bytes() > mostBytes) {
            draft.refuse(Refusal.tooMany("Too much is being written. Try again in a moment.", 1));
        } else {
            bytes += draft.bytes();
            queue.add(draft);
        }
    }

    private void run(Draft first) {
        var conversation = first.conversation();
        try {
            for (var drafts = next(conversation, 0); !drafts.isEmpty(); drafts = next(conversation, drafts.size())) {
                store(drafts);
            }
        } finally {
            end(first.workspace());
        }
    }

    // They stay in the queue until they are stored, so that later ones queue behind them.
    private synchronized List<Draft> next(UUID conversation, int done) {
        var queue = queues.get(conversation);
        for (int n = 0; n < done; n++) {
            bytes -= queue.remove().bytes();
        }
        if (queue.isEmpty()) {
            queues.remove(conversation);
            notifyAll();
        }
        return queue.stream().limit(TOGETHER).toList();
    }

    // One that has to be refused would take the others along. Whatever happens here must not stop the queue.
    private void store(List<Draft> waiting) {
        var drafts = waiting.stream().filter(draft -> !draft.isAnswered()).toList();
        if (drafts.isEmpty()) {
            return;
        }
        try {
            var workspace = drafts.getFirst().workspace();
            answer(drafts, TenantScope.call(workspace, () -> log.post(drafts)));
        } catch (RuntimeException | Error e) {
            if (drafts.size() > 1) {
                drafts.forEach(draft -> store(List.of(draft)));
            } else {
                refuse(drafts.getFirst(), e);
            }
        }
    }

    private void refuse(Draft draft, Throwable e) {
        if (e instanceof Refusal refusal) {
            draft.refuse(refusal);
        } else {
            failures.refuse(draft, LogFailures.state(e));
        }
    }

    // Their subscribers were notified by their transaction.
    private void answer(List<Draft> drafts, List<Stored> results) {
        for (int n = 0; n < results.size(); n++) {
            drafts.get(n).stored().complete(results.get(n));
            if (!results.get(n).known()) {
                stored.increment();
            }
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

    /// Takes no more, and waits until all are stored, at most this long.
    void finish(Duration most) throws InterruptedException {
        var until = System.nanoTime() + most.toNanos();
        awaitEmpty(until);
        threads.shutdown();
        var _ = threads.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private synchronized void awaitEmpty(long until) throws InterruptedException {
        for (var left = until - System.nanoTime(); !queues.isEmpty() && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
