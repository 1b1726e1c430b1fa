package dev.bellhop.conversation.log;

import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.History;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.conversation.model.ReadMarkAdvanced;
import dev.bellhop.protocol.Person;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// Compares how conversations stand in the database with what was told of them, by telling how they stand: a subscriber
/// that has the newest entry takes no notice and one that lacks it reads what is missing, lists and counts are read
/// anew, and marks only move forward.
@Singleton
public class Reconciler {
    /// Someone has said to have seen a conversation up to `seq`.
    public record Reading(UUID workspace, UUID conversation, Person by, long seq) {
        public boolean isVisitors() {
            return by.kind() == Person.Kind.VISITOR;
        }

        public ReadMarkAdvanced moved(UUID visitor, long to) {
            return new ReadMarkAdvanced(workspace, conversation, visitor, by, to);
        }
    }

    private final History history;
    private final Event<MessagesAppended> appended;
    private final Event<ReadMarkAdvanced> moved;

    public Reconciler(History history, Event<MessagesAppended> appended, Event<ReadMarkAdvanced> moved) {
        this.history = history;
        this.appended = appended;
        this.moved = moved;
    }

    /// @throws RuntimeException where the database does not answer; it has to be done again then
    void reconcile(Collection<UUID> conversations, Collection<Reading> readings) {
        var newest = history.newest(conversations);
        var marks = QuarkusTransaction.joiningExisting().call(() -> readings.stream()
                .map(Reconciler::standing)
                .flatMap(Optional::stream)
                .toList());
        tell(appended, new MessagesAppended(newest));
        marks.forEach(mark -> tell(moved, mark));
    }

    // The mark may stand farther, and not by this reader.
    private static Optional<ReadMarkAdvanced> standing(Reading reading) {
        return Conversation.<Conversation>findByIdOptional(reading.conversation())
                .filter(found -> found.admits(reading.workspace(), reading.by()))
                .map(found -> {
                    var mark = reading.isVisitors() ? found.visitorRead : found.agentRead;
                    return reading.moved(found.visitor, Math.min(mark, reading.seq()));
                });
    }

    // What a listener does with it is no reason to tell it for ever.
    private static <T> void tell(Event<T> event, T what) {
        try {
            event.fire(what);
        } catch (RuntimeException e) {
            Log.warnf(
                    "%s was not heard: %s",
                    what.getClass().getSimpleName(), e.getClass().getSimpleName());
        }
    }
}
