package dev.bellhop.conversation;

import dev.bellhop.conversation.log.ConversationLog;
import dev.bellhop.conversation.log.ExclusiveJob;
import dev.bellhop.conversation.model.Conversation;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Brings snoozed conversations back when their time has come.
@Singleton
class SnoozeExpiry {
    /// Conversations locked at a time, for a few milliseconds. On Monday at nine there may be thousands.
    private static final int BATCH = 50;

    private final ExclusiveJob job;
    private final ConversationLog log;
    private final Clock clock;

    SnoozeExpiry(ExclusiveJob job, ConversationLog log, Clock clock) {
        this.job = job;
        this.log = log;
        this.clock = clock;
    }

    @Scheduled(
            every = "${bellhop.snooze.every:5s}",
            executionMaxDelay = "500ms",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void work() {
        job.run(ExclusiveJob.Duty.SNOOZE, this::step, "snoozed conversations did not come back yet");
    }

    /// @return whether there may be more
    private boolean step() {
        var some = Conversation.heldAfterSnooze(clock.instant(), BATCH);
        some.forEach(log::wake);
        return some.size() == BATCH;
    }
}
