package dev.bellhop.conversation.log;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.conversation.model.MessagesAppended.Entry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Tells the senders and the subscribers what has been committed.
@Singleton
class CommitNotifier {
    /// So few that a sender's ack and its own copy of the message leave together.
    private static final int AT_ONCE = 16;

    private final Event<MessagesAppended> grew;
    private final ListOrder order;
    private final Counter stored;

    CommitNotifier(Event<MessagesAppended> grew, ListOrder order, MeterRegistry meters) {
        this.grew = grew;
        this.order = order;
        this.stored = Counter.builder("bellhop.messages.stored")
                .description("Messages committed to the log")
                .register(meters);
    }

    /// A sender who was told to try again meanwhile stays told; what it said is in the log all the same, so that
    /// the subscribers hear of it, and the sender's next try finds it by its `ref`.
    void tell(List<Draft> drafts, Map<Draft, LogStatement.Result> results) {
        for (int from = 0; from < drafts.size(); from += AT_ONCE) {
            tell(drafts, from, Math.min(from + AT_ONCE, drafts.size()), results);
        }
    }

    private void tell(List<Draft> drafts, int from, int to, Map<Draft, LogStatement.Result> results) {
        var entries = new ArrayList<Entry>(AT_ONCE);
        for (int n = from; n < to; n++) {
            var draft = drafts.get(n);
            var result = results.get(draft);
            if (result == null) {
                draft.refuse(Refusal.notFound("conversation"));
            } else {
                draft.stored().complete(result.stored());
                addNew(draft, result, entries);
                order(draft.conversation(), result.late());
            }
        }
        stored.increment(entries.size());
        announce(entries);
    }

    private void order(UUID conversation, boolean late) {
        if (late) {
            order.fellBehind(conversation, System.nanoTime());
        } else {
            order.caughtUp(conversation);
        }
    }

    private static void addNew(Draft draft, LogStatement.Result result, List<Entry> entries) {
        var stored = result.stored();
        if (!stored.known()) {
            entries.add(new Entry(draft.workspace(), draft.view(stored.seq(), stored.at()), result.turned()));
        }
        if (result.opened() != null) {
            entries.add(new Entry(draft.workspace(), draft.opened(result.opened(), stored.at()), true));
        }
    }

    void announce(List<Entry> entries) {
        if (!entries.isEmpty()) {
            grew.fire(new MessagesAppended(entries));
        }
    }
}
