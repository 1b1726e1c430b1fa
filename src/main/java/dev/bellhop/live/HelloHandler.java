package dev.bellhop.live;

import static java.util.stream.Collectors.toMap;

import dev.bellhop.assist.session.AssistSessions;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.inbox.Inbox;
import dev.bellhop.conversation.log.ReadThrottle;
import dev.bellhop.conversation.model.History;
import dev.bellhop.live.admission.ConnectionLimits;
import dev.bellhop.live.delivery.Hub;
import dev.bellhop.live.delivery.Viewers;
import dev.bellhop.live.delivery.VisitorRevocation;
import dev.bellhop.presence.Presence;
import dev.bellhop.protocol.ClientFrame;
import dev.bellhop.protocol.CloseCode;
import dev.bellhop.protocol.ConversationView;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.security.Caller;
import dev.bellhop.security.FrameRules;
import dev.bellhop.security.TokenReader.Reading;
import dev.bellhop.security.Tokens;
import dev.bellhop.site.SeenSites;
import dev.bellhop.tenancy.TenantScope;
import dev.bellhop.visitor.Visitors;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/// Handles `hello`: resolves the caller and subscribes it. Everything here may block.
@Singleton
class HelloHandler {
    private final Tokens tokens;
    private final Hub hub;
    private final ConnectionLimits limits;
    private final Semaphore places;
    private final ReadThrottle precedence;
    private final Presence presence;
    private final Inbox inbox;
    private final History history;
    private final Subscriptions listening;
    private final Visitors visitors;
    private final SeenSites seenSites;
    private final VisitorRevocation watch;
    private final AssistSessions assistances;
    private final Viewers viewers;
    private final Clock clock;

    HelloHandler(
            Tokens tokens,
            Hub hub,
            ConnectionLimits limits,
            LiveConfig config,
            ReadThrottle precedence,
            Presence presence,
            Inbox inbox,
            History history,
            Subscriptions listening,
            Visitors visitors,
            SeenSites seenSites,
            VisitorRevocation watch,
            AssistSessions assistances,
            Viewers viewers,
            Clock clock) {
        this.tokens = tokens;
        this.hub = hub;
        this.limits = limits;
        this.precedence = precedence;
        this.places = new Semaphore(config.hellos());
        this.presence = presence;
        this.inbox = inbox;
        this.history = history;
        this.listening = listening;
        this.visitors = visitors;
        this.seenSites = seenSites;
        this.watch = watch;
        this.assistances = assistances;
        this.viewers = viewers;
        this.clock = clock;
    }

    void hello(Connection client, ClientFrame.Hello hello) {
        if (client.caller() != null) {
            throw Refusal.malformed("You have said hello already.");
        }
        places.acquireUninterruptibly();
        try {
            precedence.giveWay();
            switch (tokens.read(hello.token())) {
                case Reading.Valid(var caller)
                when client.admits(caller) ->
                    TenantScope.within(caller.workspace(), () -> welcome(client, caller, hello));
                case Reading.Valid _, Reading.Unknown _ -> client.leave(CloseCode.TOKEN_UNKNOWN);
                case Reading.Expired _ -> client.leave(CloseCode.TOKEN_EXPIRED);
            }
        } finally {
            places.release();
        }
    }

    private void welcome(Connection client, Caller caller, ClientFrame.Hello hello) {
        if (!FrameRules.allow(caller, hello)) {
            client.leave(CloseCode.FORBIDDEN);
            return;
        }
        if (isTurnedAway(client, caller)) {
            return;
        }
        var here = client.become(caller, () -> {
            limits.introduce();
            hub.introduce(client);
            arrive(caller);
        });
        if (!here || isTurnedAway(client, caller)) {
            return;
        }
        var named = listening.expect(client, positions(hello.resume()));
        var heads =
                switch (caller) {
                    case Caller.Staff staff -> welcome(client, staff, named.keySet());
                    case Caller.Visitor visitor -> welcome(client, visitor, named.keySet());
                };
        listening.begin(client, named, heads, true);
        client.welcomed();
        assistances.tell(client);
    }

    private boolean isTurnedAway(Connection client, Caller caller) {
        var objection =
                caller instanceof Caller.Visitor visitor ? watch.objection(visitor) : Optional.<CloseCode>empty();
        objection.ifPresent(client::leave);
        return objection.isPresent();
    }

    // API keys do not count as present: a program is not a person.
    private void arrive(Caller caller) {
        switch (caller) {
            case Caller.Visitor _, Caller.Agent _ -> presence.arrive(caller.workspace(), caller.person());
            case Caller.Key _ -> {}
        }
    }

    private void depart(Caller caller) {
        switch (caller) {
            case Caller.Visitor _, Caller.Agent _ -> presence.leave(caller.workspace(), caller.person());
            case Caller.Key _ -> {}
        }
    }

    /// The client's positions by conversation; if one is named twice, the later entry counts.
    private static Map<UUID, Long> positions(List<ClientFrame.Position> resumes) {
        var positions = new LinkedHashMap<UUID, Long>();
        resumes.forEach(position -> positions.put(position.conversation(), position.after()));
        return positions;
    }

    /// @return the heads of the named conversations that belong to the workspace
    private Map<UUID, Long> welcome(Connection client, Caller.Staff staff, Set<UUID> named) {
        client.send(new ServerFrame.Welcome(
                staff.person(), List.of(), presence.forAgent(staff.workspace()), clock.instant()));
        return history.heads(staff, named);
    }

    /// A visitor is subscribed to all of its conversations.
    private Map<UUID, Long> welcome(Connection client, Caller.Visitor visitor, Set<UUID> named) {
        visitors.seen(visitor.person());
        seenSites.note(visitor, client.from().page());
        var views = inbox.of(visitor).stream().map(Inbox.Row::forVisitor).toList();
        client.send(new ServerFrame.Welcome(
                visitor.person(), views, presence.forVisitor(visitor.workspace()), clock.instant()));
        var heads = views.stream().collect(toMap(ConversationView::id, ConversationView::head));
        var unnamed = new LinkedHashMap<>(heads);
        unnamed.keySet().removeAll(named);
        var others = listening.expect(client, unnamed);
        heads.putAll(history.heads(visitor, unseen(named, heads.keySet(), others.keySet())));
        listening.begin(client, others, heads, false);
        return heads;
    }

    // The heads must be read after subscribing, and the list may not show all of the visitor's conversations.
    private static Set<UUID> unseen(Set<UUID> named, Set<UUID> shown, Set<UUID> expectedLater) {
        var unseen = new HashSet<>(named);
        unseen.removeAll(shown);
        unseen.addAll(expectedLater);
        return unseen;
    }

    void goodbye(Connection client) {
        client.end(() -> {
            hub.remove(client);
            viewers.left(client);
            var caller = client.caller();
            limits.leave(client.from(), caller == null);
            if (caller != null) {
                depart(caller);
            }
        });
        assistances.gone(client);
    }
}
