package dev.bellhop.live;

import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.History;
import dev.bellhop.conversation.Inbox;
import dev.bellhop.presence.Presence;
import dev.bellhop.protocol.ClientFrame;
import dev.bellhop.protocol.CloseCode;
import dev.bellhop.protocol.ConversationView;
import dev.bellhop.protocol.PresenceView;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.security.Caller;
import dev.bellhop.security.TokenReader.Reading;
import dev.bellhop.security.Tokens;
import dev.bellhop.visitor.Visitors;
import jakarta.inject.Singleton;
import java.util.List;
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
        hello.resume().stream()
                .filter(_ -> client.caller() != null)
                .forEach(from -> tryResume(client, from.conversation(), from.after()));
    }

    // One conversation that is gone must not cost the client the others.
    private void tryResume(Client client, UUID conversation, long after) {
        try {
            resume(client, conversation, after);
        } catch (Refusal refusal) {
            client.send(new ServerFrame.Refused(
                    refusal.code().word(), refusal.getMessage(), null, conversation, refusal.retryAfter()));
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
        switch (caller) {
            case Caller.Agent agent ->
                client.send(new ServerFrame.Welcome(agent.person(), List.of(), presence.forAgent(agent.workspace())));
            case Caller.Visitor visitor -> welcome(client, visitor, resumes);
        }
    }

    private void welcome(Client client, Caller.Visitor visitor, List<ClientFrame.Position> resumes) {
        visitors.seen(visitor.person());
        var own = inbox.of(visitor, CONVERSATIONS);
        var views = own.stream().map(Inbox.Row::forVisitor).toList();
        PresenceView here = presence.forVisitor(visitor.workspace());
        client.send(new ServerFrame.Welcome(visitor.person(), views, here));
        var resumed = resumes.stream().map(ClientFrame.Position::conversation).toList();
        views.stream().filter(view -> !resumed.contains(view.id())).forEach(view -> listen(client, view));
    }

    // The view was read before the subscription stood: what came between is replayed.
    private void listen(Client client, ConversationView view) {
        var subscription = hub.subscribe(client, view.id(), view.head());
        if (subscription != null) {
            catchUp(subscription, view.id(), client.caller());
        }
    }

    private void catchUp(Subscription subscription, UUID conversation, Caller caller) {
        var head = history.head(caller, conversation);
        if (head == subscription.sent() ? subscription.startAt(head) : true) {
            replay.run(subscription);
        }
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
