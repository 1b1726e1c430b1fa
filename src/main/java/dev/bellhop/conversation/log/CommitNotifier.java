package dev.bellhop.conversation.log;

import dev.bellhop.conversation.log.Draft.Stored;
import dev.bellhop.conversation.log.LogStatement.Kept;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.conversation.model.MessagesAppended.Entry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;

/// Tells the senders and the subscribers what has been committed.
@Singleton
class CommitNotifier {
    /// So few that a sender's ack and its own copy of the message leave together.
    private static final int AT_ONCE = 16;

    private final Event<MessagesAppended> appended;
    private final Counter stored;

    CommitNotifier(Event<MessagesAppended> appended, MeterRegistry meters) {
        this.appended = appended;
        this.stored = Counter.builder("bellhop.messages.stored")
                .description("Messages committed to the log")
                .register(meters);
    }

    /// A sender who was told to try again meanwhile stays told; what it said is in the log all the same, so that
    /// the subscribers hear of it, and the sender's next try finds it by its `ref`.
    void tell(List<Kept> batch) {
        for (int from = 0; from < batch.size(); from += AT_ONCE) {
            var some = batch.subList(from, Math.min(from + AT_ONCE, batch.size()));
            some.forEach(kept -> kept.draft().stored().complete(kept.stored()));
            stored.increment(some.size());
            appended.fire(new MessagesAppended(
                    some.stream().map(CommitNotifier::entry).toList()));
        }
    }

    private static Entry entry(Kept kept) {
        var stored = kept.stored();
        return new Entry(kept.draft().workspace(), kept.draft().view(stored.seq(), stored.at()), false);
    }

    /// One whose subscribers have heard of it with its transaction.
    void tell(Draft draft, Stored result) {
        draft.stored().complete(result);
        if (!result.known()) {
            stored.increment();
        }
    }
}
