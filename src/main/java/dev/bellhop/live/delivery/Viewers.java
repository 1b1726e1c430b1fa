package dev.bellhop.live.delivery;

import dev.bellhop.protocol.Person;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import dev.bellhop.security.Caller;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Tells agents who else looks at a conversation, so that two of them do not answer at once. Nothing is stored.
/// Programs look at nothing.
@Singleton
public class Viewers {
    private static final int LOCKS = 64;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
    private final Hub hub;
    private final Wire wire;

    Viewers(Hub hub, Wire wire) {
        this.hub = hub;
        this.wire = wire;
    }

    /// A client begins to look. Never blocks. An agent who is alone is told nothing.
    public void came(Recipient client, UUID conversation) {
        if (!(client.caller() instanceof Caller.Agent agent)) {
            return;
        }
        synchronized (lock(conversation)) {
            var people = people(conversation);
            if (people.size() > 1) {
                // With another window of somebody who is there already, nobody else learns anything new.
                var told = windows(agent, conversation) > 1
                        ? looking(conversation).filter(listener -> listener.recipient() == client)
                        : looking(conversation);
                tell(told, conversation, people);
            }
        }
    }

    /// A client looks no more, and is not subscribed any more. Never blocks.
    public void left(Recipient client, UUID conversation) {
        if (!(client.caller() instanceof Caller.Agent agent)) {
            return;
        }
        synchronized (lock(conversation)) {
            if (windows(agent, conversation) == 0) {
                tell(looking(conversation), conversation, people(conversation));
            }
        }
    }

    public void left(Recipient client) {
        client.subscriptions().keySet().forEach(conversation -> left(client, conversation));
    }

    private void tell(Stream<Subscription> listeners, UUID conversation, List<Person> people) {
        if (!people.isEmpty()) {
            var text = wire.encode(new ServerFrame.Viewers(conversation, people));
            listeners.forEach(listener -> listener.tell(text));
        }
    }

    private List<Person> people(UUID conversation) {
        return looking(conversation)
                .map(listener -> listener.recipient().caller().person())
                .distinct()
                .sorted(Comparator.comparing(Person::id))
                .toList();
    }

    private long windows(Caller.Agent agent, UUID conversation) {
        return looking(conversation)
                .filter(listener -> listener.recipient().caller().id().equals(agent.id()))
                .count();
    }

    private Stream<Subscription> looking(UUID conversation) {
        return hub.listeners(conversation).stream()
                .filter(Subscription::isAdmitted)
                .filter(listener -> listener.recipient().caller() instanceof Caller.Agent);
    }

    // One at a time of each conversation, so that what is told last is what is true.
    private Object lock(UUID conversation) {
        return locks[Math.floorMod(conversation.hashCode(), locks.length)];
    }
}
