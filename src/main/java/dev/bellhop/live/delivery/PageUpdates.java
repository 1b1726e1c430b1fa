package dev.bellhop.live.delivery;

import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.visitor.PageTrail;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Tells the agents who look at a conversation which page its visitor is on.
@Singleton
class PageUpdates {
    private final Hub hub;

    PageUpdates(Hub hub) {
        this.hub = hub;
    }

    void visited(@Observes PageTrail.Visited visited) {
        hub.tellConversationsOf(visited.visitor(), new ServerFrame.Visitor(visited.visitor(), visited.page()));
    }
}
