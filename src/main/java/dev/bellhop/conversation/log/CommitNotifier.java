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

/// Notifies senders and subscribers after the commit.
@Singleton
class CommitNotifier {
    /// Few, so that a sender's ack and its own copy of the message leave together.
    private static final int AT_ONCE = 16;

    private final Event<MessagesAppended> appended;
    private final Counter stored;

    CommitNotifier(Event<MessagesAppended> appended, MeterRegistry meters) {
        this.appended = appended;
        this.stored = Counter.builder("bellhop.messages.stored")
                .description("Messages committed to the log")
                .register(meters);
    }

    /// If a sender was told to try again meanwhile, that stands; subscribers still get the message, and the sender's
    /// retry finds it by its `ref`.
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

    /// For a draft whose subscribers were notified by its transaction.
    void tell(Draft draft, Stored result) {
        draft.stored().complete(result);
        if (!result.known()) {
            stored.increment();
        }
    }
}
