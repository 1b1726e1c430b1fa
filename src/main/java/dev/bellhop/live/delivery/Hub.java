package dev.bellhop.live.delivery;

import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import dev.bellhop.security.Caller;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The registry of connections and subscriptions on this replica, indexed so that no event scans all connections.
@Singleton
public class Hub {
    /// Bytes that wait for a client that reads slowly.
    private static final long SLOW = 32 * 1024;

    private final Wire wire;
    private final Set<Recipient> introduced = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Set<Recipient>> people = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Recipient>> visitorsOf = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Recipient>> agentsOf = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Recipient>> listWatchers = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Subscription>> listeners = new ConcurrentHashMap<>();

    Hub(Wire wire) {
        this.wire = wire;
    }

    /// Registers a client after `hello`.
    public void introduce(Recipient recipient) {
        introduced.add(recipient);
        var caller = recipient.caller();
        put(people, caller.id(), recipient);
        put(sideOf(caller), caller.workspace(), recipient);
    }

    public void remove(Recipient recipient) {
        introduced.remove(recipient);
        recipient.subscriptions().values().forEach(this::forget);
        var caller = recipient.caller();
        if (caller != null) {
            take(people, caller.id(), recipient);
            take(sideOf(caller), caller.workspace(), recipient);
            take(listWatchers, caller.workspace(), recipient);
        }
    }

    private Map<UUID, Set<Recipient>> sideOf(Caller caller) {
        return switch (caller) {
            case Caller.Visitor _ -> visitorsOf;
            case Caller.Staff _ -> agentsOf;
        };
    }

    /// Subscribes a client that has access to the conversation.
    ///
    /// @return the new subscription, or null if it exists
    public Subscription subscribe(Recipient recipient, UUID conversation, long after) {
        return add(recipient, new Subscription(recipient, conversation, after, true));
    }

    /// The same before access is checked.
    public Subscription expect(Recipient recipient, UUID conversation, long after) {
        return add(recipient, new Subscription(recipient, conversation, after, false));
    }

    private Subscription add(Recipient recipient, Subscription subscription) {
        var conversation = subscription.conversation();
        if (recipient.subscriptions().putIfAbsent(conversation, subscription) != null) {
            return null;
        }
        put(listeners, conversation, subscription);
        if (!introduced.contains(recipient)) {
            forget(subscription);
        }
        return subscription;
    }

    public void unsubscribe(Recipient recipient, UUID conversation) {
        var subscription = recipient.subscriptions().remove(conversation);
        if (subscription != null) {
            forget(subscription);
        }
    }

    private void forget(Subscription subscription) {
        take(listeners, subscription.conversation(), subscription);
    }

    Set<Subscription> listeners(UUID conversation) {
        return listeners.getOrDefault(conversation, Set.of());
    }

    public Set<Recipient> of(UUID person) {
        return people.getOrDefault(person, Set.of());
    }

    /// An agent watches the list.
    public void watchList(Recipient recipient) {
        var workspace = recipient.caller().workspace();
        put(listWatchers, workspace, recipient);
        if (!introduced.contains(recipient)) {
            take(listWatchers, workspace, recipient);
        }
    }

    public void unwatchList(Recipient recipient) {
        take(listWatchers, recipient.caller().workspace(), recipient);
    }

    Collection<Recipient> listWatchers(UUID workspace) {
        return listWatchers.getOrDefault(workspace, Set.of());
    }

    public boolean isWatched(UUID workspace) {
        return listWatchers.containsKey(workspace);
    }

    Collection<Recipient> visitors(UUID workspace) {
        return visitorsOf.getOrDefault(workspace, Set.of());
    }

    Stream<Recipient> agents() {
        return agentsOf.values().stream().flatMap(Set::stream);
    }

    /// Sends a frame to all subscribers of a conversation except the person who caused it. Who reads slowly does not
    /// get it: it is worth nothing later.
    public void hint(UUID conversation, UUID person, ServerFrame frame) {
        var text = wire.encode(frame);
        listeners(conversation).stream()
                .filter(listener -> !listener.recipient().caller().id().equals(person))
                .filter(listener -> listener.recipient().unread() <= SLOW)
                .forEach(listener -> listener.tell(text));
    }

    /// Sends a frame to all subscribers of a conversation except the person who caused it, and to all of the
    /// visitor's connections: the list in their `welcome` may be older, and what it has read here it has read on
    /// every device.
    void tellOthers(UUID conversation, UUID visitor, UUID person, ServerFrame frame) {
        var text = wire.encode(frame);
        var own = of(visitor);
        own.forEach(recipient -> recipient.afterWelcome(() -> recipient.send(text)));
        tellOthers(conversation, own, person, text);
    }

    /// Sends a frame to all of a person's connections.
    void tellPerson(UUID person, ServerFrame frame) {
        var text = wire.encode(frame);
        of(person).forEach(recipient -> recipient.afterWelcome(() -> recipient.send(text)));
    }

    /// Sends a frame to the agents who watch the list.
    void tellWatchers(UUID workspace, ServerFrame frame) {
        var watchers = listWatchers(workspace);
        if (!watchers.isEmpty()) {
            var text = wire.encode(frame);
            watchers.forEach(recipient -> recipient.send(text));
        }
    }

    /// Sends a frame to the agents who watch the list, and to those subscribed to a visitor's conversation.
    public void tellAgents(UUID workspace, UUID conversation, UUID visitor, ServerFrame frame) {
        var text = wire.encode(frame);
        var watchers = Set.copyOf(listWatchers(workspace));
        watchers.forEach(recipient -> recipient.send(text));
        var told = new HashSet<>(watchers);
        told.addAll(of(visitor));
        tellOthers(conversation, told, visitor, text);
    }

    /// Sends a frame to the agents subscribed to any conversation that the visitor's own connections are subscribed to.
    void tellConversationsOf(UUID visitor, ServerFrame frame) {
        var text = wire.encode(frame);
        of(visitor).stream()
                .flatMap(own -> own.subscriptions().keySet().stream())
                .distinct()
                .flatMap(conversation -> listeners(conversation).stream())
                .filter(listener -> listener.recipient().caller() instanceof Caller.Staff)
                .forEach(listener -> listener.tell(text));
    }

    /// @param told who has got it already
    private void tellOthers(UUID conversation, Set<Recipient> told, UUID person, byte[] text) {
        listeners(conversation).stream()
                .filter(listener -> !told.contains(listener.recipient()))
                .filter(listener -> !listener.recipient().caller().id().equals(person))
                .forEach(listener -> listener.tell(text));
    }

    public int visitorCount() {
        return visitorsOf.values().stream().mapToInt(Set::size).sum();
    }

    public int agentCount() {
        return agentsOf.values().stream().mapToInt(Set::size).sum();
    }

    private static <T> void put(Map<UUID, Set<T>> index, UUID key, T value) {
        index.compute(key, (_, before) -> {
            Set<T> values = before == null ? ConcurrentHashMap.newKeySet() : before;
            values.add(value);
            return values;
        });
    }

    private static <T> void take(Map<UUID, Set<T>> index, UUID key, T value) {
        index.computeIfPresent(key, (_, values) -> {
            values.remove(value);
            return values.isEmpty() ? null : values;
        });
    }
}
