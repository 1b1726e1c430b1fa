package dev.bellhop.live.delivery;

import dev.bellhop.presence.Presence;
import dev.bellhop.protocol.Person;
import dev.bellhop.protocol.PresenceView;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.Wire;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;

/// Sends presence changes. The first is sent at once; those in the moment after it are sent together, so that ten
/// thousand arrivals cost each listener a few frames.
@Singleton
class PresenceUpdates {
    private static final Duration REST = Duration.ofMillis(50);
    private static final int PEOPLE_AT_ONCE = 200;
    private final LinkedBlockingQueue<Presence.Changed> changes = new LinkedBlockingQueue<>();
    private final Hub hub;
    private final Presence presence;
    private final Wire wire;
    private Thread teller;

    PresenceUpdates(Hub hub, Presence presence, Wire wire) {
        this.hub = hub;
        this.presence = presence;
        this.wire = wire;
    }

    void changed(@Observes Presence.Changed change) {
        changes.add(change);
    }

    void start(@Observes StartupEvent event) {
        teller = Thread.ofVirtual().name("presence-feed").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        teller.interrupt();
    }

    private void run() {
        try {
            while (true) {
                var some = new ArrayList<>(List.of(changes.take()));
                changes.drainTo(some, PEOPLE_AT_ONCE - 1);
                tell(some);
                Thread.sleep(REST);
            }
        } catch (InterruptedException _) {
            Log.debug("the presence feed was told to end");
        }
    }

    private void tell(List<Presence.Changed> some) {
        var workspaces = new HashMap<UUID, Map<UUID, Person>>();
        for (var change : some) {
            workspaces
                    .computeIfAbsent(change.workspace(), _ -> new HashMap<>())
                    .put(change.person().id(), change.person());
        }
        workspaces.forEach((workspace, people) -> tell(workspace, people.values()));
    }

    private void tell(UUID workspace, Collection<Person> people) {
        say(hub.listWatchers(workspace), presence.now(workspace, people));
        if (people.stream().anyMatch(person -> person.kind() == Person.Kind.AGENT)) {
            say(hub.visitors(workspace), presence.forVisitor(workspace));
        }
    }

    private void say(Collection<Recipient> clients, PresenceView view) {
        if (!clients.isEmpty()) {
            var text = wire.encode(new ServerFrame.Presence(view.people(), view.agents()));
            clients.forEach(client -> client.afterWelcome(() -> client.send(text)));
        }
    }
}
