package dev.bellhop.conversation.label;

import dev.bellhop.async.BackgroundTask;
import dev.bellhop.conversation.log.ExclusiveJob;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.ConversationLabel;
import dev.bellhop.conversation.model.ConversationsRelabelled;
import dev.bellhop.conversation.model.Label;
import dev.bellhop.conversation.model.LabelChanged;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;

/// Takes deleted labels off their conversations, then removes them. In small steps: a label may be on a million.
@Singleton
class LabelRemoval {
    /// Conversations locked at a time, for a few milliseconds.
    private static final int BATCH = 200;

    private final ExclusiveJob job;
    private final Event<ConversationsRelabelled> relabelled;

    LabelRemoval(ExclusiveJob job, Event<ConversationsRelabelled> relabelled) {
        this.job = job;
        this.relabelled = relabelled;
    }

    void deleted(@Observes(during = TransactionPhase.AFTER_SUCCESS) LabelChanged changed) {
        if (changed.deleted()) {
            BackgroundTask.run("removing a label", this::work);
        }
    }

    @Scheduled(every = "15s", executionMaxDelay = "500ms", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void work() {
        job.run(ExclusiveJob.Duty.LABELS, this::step, "a deleted label was not removed yet");
    }

    /// @return whether there was work
    private boolean step() {
        var label = Label.anyDeleted();
        label.ifPresent(this::step);
        return label.isPresent();
    }

    private void step(Label label) {
        var some = ConversationLabel.some(label.id, BATCH);
        if (some.isEmpty()) {
            label.delete();
            return;
        }
        Conversation.touch(some);
        ConversationLabel.remove(label.id, some);
        relabelled.fire(new ConversationsRelabelled(label.workspace, some));
    }
}
