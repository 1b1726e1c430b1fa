package dev.bellhop.live;

import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import dev.bellhop.security.Caller;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Who is connected here and who listens to what, indexed so that no event looks at all connections.
@Singleton
class Hub {
    private final Wire wire;
    private final Set<Connection> everyone = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Set<Connection>> people = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Connection>> visitorsOf = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Connection>> agentsOf = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Connection>> listWatchers = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Subscription>> listeners = new ConcurrentHashMap<>();

    Hub(Wire wire) {
        this.wire = wire;
    }

    int size() {
        return everyone.size();
    }

    Collection<Connection> everyone() {
        return everyone;
    }

    void add(Connection client) {
        everyone.add(client);
    }

    /// The client has said who it is.
    void introduce(Connection client) {
        var caller = client.caller();
        put(people, caller.id(), client);
        put(sideOf(caller), caller.workspace(), client);
    }

    void remove(Connection client) {
        everyone.remove(client);
        client.subscriptions().values().forEach(this::forget);
        var caller = client.caller();
        if (caller != null) {
            take(people, caller.id(), client);
            take(sideOf(caller), caller.workspace(), client);
            take(listWatchers, caller.workspace(), client);
        }
    }

    private Map<UUID, Set<Connection>> sideOf(Caller caller) {
        return switch (caller) {
            case Caller.Visitor _ -> visitorsOf;
            case Caller.Staff _ -> agentsOf;
        };
    }

    /// The client is one of those who may hear this conversation.
    ///
    /// @return the new subscription, or null where the client has one
    Subscription subscribe(Connection client, UUID conversation, long after) {
        return add(client, new Subscription(client, conversation, after, true));
    }

    /// The same, while it is not known yet whether the client may.
    Subscription expect(Connection client, UUID conversation, long after) {
        return add(client, new Subscription(client, conversation, after, false));
    }

    private Subscription add(Connection client, Subscription subscription) {
        var conversation = subscription.conversation();
        if (client.subscriptions().putIfAbsent(conversation, subscription) != null) {
            return null;
        }
        put(listeners, conversation, subscription);
        if (!everyone.contains(client)) {
            forget(subscription);
        }
        return subscription;
    }

    void unsubscribe(Connection client, UUID conversation) {
        var subscription = client.subscriptions().remove(conversation);
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

    Set<Connection> of(UUID person) {
        return people.getOrDefault(person, Set.of());
    }

    /// An agent wants to hear of all conversations.
    void watchList(Connection client) {
        var workspace = client.caller().workspace();
        put(listWatchers, workspace, client);
        if (!everyone.contains(client)) {
            take(listWatchers, workspace, client);
        }
    }

    void unwatchList(Connection client) {
        take(listWatchers, client.caller().workspace(), client);
    }

    Collection<Connection> listWatchers(UUID workspace) {
        return listWatchers.getOrDefault(workspace, Set.of());
    }

    boolean isWatched(UUID workspace) {
        return listWatchers.containsKey(workspace);
    }

    Collection<Connection> visitors(UUID workspace) {
        return visitorsOf.getOrDefault(workspace, Set.of());
    }

    Stream<Connection> agents() {
        return agentsOf.values().stream().flatMap(Set::stream);
    }

    /// Says one thing to all who listen to a conversation, but for the person who caused it.
    void tellOthers(UUID conversation, UUID person, ServerFrame frame) {
        tellOthers(conversation, Set.of(), person, wire.encode(frame));
    }

    /// The same of what its list shows too: the visitor hears it from the moment it is known, for the list in `welcome`
    /// may have been read before.
    void tellOthers(UUID conversation, UUID visitor, UUID person, ServerFrame frame) {
        var text = wire.encode(frame);
        var own = of(visitor);
        if (!visitor.equals(person)) {
            own.forEach(client -> client.anteroom().tell(() -> client.send(text)));
        }
        tellOthers(conversation, own, person, text);
    }

    /// Says one thing to the agents who listen to a visitor's conversation.
    void tellAgents(UUID conversation, UUID visitor, ServerFrame frame) {
        tellOthers(conversation, of(visitor), visitor, wire.encode(frame));
    }

    /// @param told who has heard it already
    private void tellOthers(UUID conversation, Set<Connection> told, UUID person, byte[] text) {
        listeners(conversation).stream()
                .filter(listener -> !told.contains(listener.client()))
                .filter(listener -> !listener.client().caller().id().equals(person))
                .forEach(listener -> listener.tell(text));
    }

    int visitorCount() {
        return visitorsOf.values().stream().mapToInt(Set::size).sum();
    }

    int agentCount() {
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
