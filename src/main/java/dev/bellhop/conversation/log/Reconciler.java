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

/// Reconciles what was announced with the database by announcing the current state: a subscriber that has the newest
/// entry ignores it, one that lacks it fetches what is missing, lists and counts are read again, and read marks only
/// move forward.
@Singleton
public class Reconciler {
    /// A read mark to set: somebody has read a conversation up to `seq`.
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

    /// @throws RuntimeException if the database does not answer; call it again later
    void reconcile(Collection<UUID> conversations, Collection<Reading> readings) {
        var newest = history.newest(conversations);
        var marks = QuarkusTransaction.joiningExisting().call(() -> readings.stream()
                .map(Reconciler::standing)
                .flatMap(Optional::stream)
                .toList());
        tell(appended, new MessagesAppended(newest));
        marks.forEach(mark -> tell(moved, mark));
    }

    // The stored mark may be farther, set by another reader.
    private static Optional<ReadMarkAdvanced> standing(Reading reading) {
        return Conversation.<Conversation>findByIdOptional(reading.conversation())
                .filter(found -> found.admits(reading.workspace(), reading.by()))
                .map(found -> {
                    var mark = reading.isVisitors() ? found.visitorRead : found.agentRead;
                    return reading.moved(found.visitor, Math.min(mark, reading.seq()));
                });
    }

    // A failing observer must not cause endless retries.
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
