package dev.bellhop.live;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.History;
import dev.bellhop.conversation.Inbox;
import dev.bellhop.presence.Presence;
import dev.bellhop.protocol.ClientFrame;
import dev.bellhop.protocol.CloseCode;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.security.Caller;
import dev.bellhop.security.TokenReader.Reading;
import dev.bellhop.security.Tokens;
import dev.bellhop.visitor.Visitors;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/// Settles at `hello` who a client is and what it hears. Everything here may block.
@Singleton
class Greeter {
    private static final int CONVERSATIONS = 50;
    private final Tokens tokens;
    private final Hub hub;
    private final Room room;
    private final Semaphore places;
    private final Presence presence;
    private final Inbox inbox;
    private final History history;
    private final Replay replay;
    private final Visitors visitors;

    Greeter(
            Tokens tokens,
            Hub hub,
            Room room,
            LiveConfig config,
            Presence presence,
            Inbox inbox,
            History history,
            Replay replay,
            Visitors visitors) {
        this.tokens = tokens;
        this.hub = hub;
        this.room = room;
        this.places = new Semaphore(config.hellos());
        this.presence = presence;
        this.inbox = inbox;
        this.history = history;
        this.replay = replay;
        this.visitors = visitors;
    }

    void hello(Client client, ClientFrame.Hello hello) {
        if (client.caller() != null) {
            throw Refusal.malformed("You have said hello already.");
        }
        places.acquireUninterruptibly();
        try {
            switch (tokens.read(hello.token())) {
                case Reading.Valid(var caller) when client.admits(caller) -> welcome(client, caller, hello.resume());
                case Reading.Valid _, Reading.Unknown _ -> client.leave(CloseCode.TOKEN_UNKNOWN);
                case Reading.Expired _ -> client.leave(CloseCode.TOKEN_EXPIRED);
            }
        } finally {
            places.release();
        }
    }

    private void welcome(Client client, Caller caller, List<ClientFrame.Position> resumes) {
        var here = client.become(caller, () -> {
            room.introduce();
            hub.introduce(client);
            presence.arrive(caller.workspace(), caller.person());
        });
        if (!here) {
            return;
        }
        var positions = positions(resumes);
        var asked = Set.copyOf(positions.keySet());
        switch (caller) {
            case Caller.Agent agent ->
                client.send(new ServerFrame.Welcome(agent.person(), List.of(), presence.forAgent(agent.workspace())));
            case Caller.Visitor visitor -> welcome(client, visitor, positions);
        }
        listen(client, positions, asked);
    }

    /// What the client has, by conversation; of one named twice, the later word counts.
    private static Map<UUID, Long> positions(List<ClientFrame.Position> resumes) {
        var positions = new LinkedHashMap<UUID, Long>();
        resumes.forEach(position -> positions.put(position.conversation(), position.after()));
        return positions;
    }

    /// @param positions gets those of the visitor's conversations that it did not name, which the welcome shows
    private void welcome(Client client, Caller.Visitor visitor, Map<UUID, Long> positions) {
        visitors.seen(visitor.person());
        var own = inbox.of(visitor, CONVERSATIONS);
        var views = own.stream().map(Inbox.Row::forVisitor).toList();
        client.send(new ServerFrame.Welcome(visitor.person(), views, presence.forVisitor(visitor.workspace())));
        views.forEach(view -> positions.putIfAbsent(view.id(), view.head()));
    }

    // Subscribed first, looked up then: whatever is committed in between is heard of or seen, and nothing is said to a
    // subscriber before it is known to be one of the conversation.
    private void listen(Client client, Map<UUID, Long> positions, Set<UUID> asked) {
        var subscribed = new ArrayList<Subscription>();
        positions.forEach((conversation, after) -> subscribe(client, conversation, after, subscribed));
        var heads = history.heads(client.caller(), positions.keySet());
        for (var subscription : subscribed) {
            var head = heads.get(subscription.conversation());
            if (head == null) {
                refuse(client, subscription.conversation());
            } else if (subscription.catchUp(head, asked.contains(subscription.conversation()))) {
                replay.start(subscription);
            }
        }
    }

    private void subscribe(Client client, UUID conversation, long after, List<Subscription> subscribed) {
        var fresh = hub.subscribe(client, conversation, after);
        var known = client.subscriptions().get(conversation);
        if (fresh != null) {
            subscribed.add(fresh);
        } else if (known != null && known.rewind(after)) {
            subscribed.add(known);
        }
    }

    // One conversation that is gone must not cost the client the others.
    private void refuse(Client client, UUID conversation) {
        hub.unsubscribe(client, conversation);
        var refusal = Refusal.notFound("conversation");
        client.send(new ServerFrame.Refused(refusal.code().word(), refusal.getMessage(), null, conversation, null));
    }

    /// Everything after `after`, and what follows.
    void resume(Client client, UUID conversation, long after) {
        history.head(client.caller(), conversation);
        var fresh = hub.subscribe(client, conversation, after);
        if (fresh != null) {
            replay.run(fresh);
            return;
        }
        var known = client.subscriptions().get(conversation);
        if (known != null && known.rewind(after)) {
            replay.run(known);
        }
    }

    /// What follows from now on.
    void watch(Client client, UUID conversation) {
        history.head(client.caller(), conversation);
        var subscription = hub.subscribe(client, conversation, 0);
        if (subscription != null && subscription.startAt(history.head(client.caller(), conversation))) {
            replay.run(subscription);
        }
    }

    void goodbye(Client client) {
        client.end(() -> {
            hub.remove(client);
            var caller = client.caller();
            room.leave(client.from(), caller == null);
            if (caller != null) {
                presence.leave(caller.workspace(), caller.person());
            }
        });
    }
}
