package dev.bellhop.conversation.bulk;

import dev.bellhop.agent.Agent;
import dev.bellhop.common.Refusal;
import dev.bellhop.common.SqlState;
import dev.bellhop.conversation.Conversations;
import dev.bellhop.conversation.label.ConversationLabels;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.Label;
import dev.bellhop.conversation.model.Snooze;
import dev.bellhop.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Changes several conversations, each in a short transaction of its own: no lock is held over all of them, and one
/// that is refused keeps none of the others.
@Singleton
class BulkChanges {
    /// Short, since a hundred conversations may be locked.
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final String LOCKED = "55P03";

    private final Conversations conversations;
    private final ConversationLabels labels;
    private final Clock clock;

    BulkChanges(Conversations conversations, ConversationLabels labels, Clock clock) {
        this.conversations = conversations;
        this.labels = labels;
        this.clock = clock;
    }

    /// @throws Refusal if what is wrong has nothing to do with the conversations; then nothing was done
    List<BulkOutcome> apply(Caller.Staff by, BulkChange change) {
        Snooze.until(change.snoozedUntil(), clock.instant());
        QuarkusTransaction.requiringNew().run(() -> checkNamed(by, change));
        return change.conversations().stream().map(id -> one(by, id, change)).toList();
    }

    private static void checkNamed(Caller.Staff by, BulkChange change) {
        var agent = change.assignee() == null ? null : change.assignee().agent();
        if (agent != null && Agent.byId(by.workspace(), agent).isEmpty()) {
            throw Refusal.notFound("agent");
        }
        if (change.label() != null && Label.byId(by.workspace(), change.label()).isEmpty()) {
            throw Refusal.notFound("label");
        }
    }

    private BulkOutcome one(Caller.Staff by, UUID id, BulkChange change) {
        try {
            QuarkusTransaction.requiringNew().run(() -> change(by, id, change));
            return BulkOutcome.done(id);
        } catch (Refusal refusal) {
            return BulkOutcome.refused(id, refusal);
        } catch (RuntimeException e) {
            if (SqlState.of(e).filter(LOCKED::equals).isPresent()) {
                return BulkOutcome.refused(id, Refusal.locked());
            }
            throw e;
        }
    }

    private void change(Caller.Staff by, UUID id, BulkChange change) {
        Conversation.waitAtMost(PATIENCE);
        if (change.assignee() != null) {
            assign(by, id, change.assignee().agent());
        }
        if (change.status() != null || change.priority() != null) {
            conversations.change(by, id, change.status(), change.priority(), change.snoozedUntil());
        }
        if (change.label() != null) {
            label(by, id, change);
        }
    }

    private void assign(Caller.Staff by, UUID id, UUID agent) {
        if (agent == null) {
            conversations.unassign(by, id);
        } else {
            conversations.assign(by, id, agent);
        }
    }

    private void label(Caller.Staff by, UUID id, BulkChange change) {
        if (change.putsOn()) {
            labels.add(by, id, change.label());
        } else {
            labels.remove(by, id, change.label());
        }
    }
}
