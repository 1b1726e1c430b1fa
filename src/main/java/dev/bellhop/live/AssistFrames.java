package dev.bellhop.live;

import dev.bellhop.assist.session.AssistSessions;
import dev.bellhop.live.delivery.Hub;
import dev.bellhop.protocol.ClientFrame.Assist;
import dev.bellhop.protocol.ClientFrame.AssistActed;
import dev.bellhop.protocol.ClientFrame.AssistAllow;
import dev.bellhop.protocol.ClientFrame.AssistAsk;
import dev.bellhop.protocol.ClientFrame.AssistDo;
import dev.bellhop.protocol.ClientFrame.AssistDrop;
import dev.bellhop.protocol.ClientFrame.AssistIce;
import dev.bellhop.protocol.ClientFrame.AssistJoin;
import dev.bellhop.protocol.ClientFrame.AssistOffer;
import dev.bellhop.protocol.ClientFrame.AssistPage;
import dev.bellhop.protocol.ClientFrame.AssistPoint;
import dev.bellhop.protocol.ClientFrame.AssistSignal;
import dev.bellhop.protocol.ClientFrame.AssistStop;
import dev.bellhop.protocol.ClientFrame.AssistUnwatch;
import dev.bellhop.protocol.ClientFrame.AssistWatch;
import dev.bellhop.protocol.ServerFrame;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Assist sessions over sockets: frames become calls, and changes are sent to both sides.
@Singleton
class AssistFrames {
    private final AssistSessions assistances;
    private final Hub hub;

    AssistFrames(AssistSessions assistances, Hub hub) {
        this.assistances = assistances;
        this.hub = hub;
    }

    /// @return remaining work that may block, or null
    Runnable handle(Connection client, Assist frame) {
        return switch (frame) {
            case AssistPage(var session, var begins, var ends, var data) ->
                assistances.page(client, new ServerFrame.AssistPage(session, begins, ends, data));
            case AssistAsk(var conversation, var powers) -> () -> assistances.ask(client, conversation, powers);
            case AssistPoint(var session, var mark) -> {
                assistances.point(client, session, mark);
                yield null;
            }
            case AssistDo(var session, var ref, var act) -> () -> assistances.act(client, session, ref, act);
            case AssistActed(var session, var ref, var outcome) ->
                () -> assistances.acted(client, session, ref, outcome);
            case AssistDrop(var session, var powers) -> () -> assistances.drop(client, session, powers);
            case AssistOffer(var conversation, var tab, var powers, var recorded) ->
                () -> assistances.offer(client, conversation, new AssistSessions.Consent(tab, powers, recorded));
            case AssistIce(var session) -> () -> assistances.ice(client, session);
            case AssistSignal(var session, var peer, var signal) ->
                () -> assistances.signal(client, session, peer, signal);
            case AssistAllow(var session, var tab, var powers, var recorded) ->
                () -> assistances.allow(client, session, new AssistSessions.Consent(tab, powers, recorded));
            case AssistJoin(var session, var tab) -> () -> assistances.join(client, session, tab);
            case AssistWatch(var session) -> () -> assistances.watch(client, session);
            case AssistUnwatch(var session) -> () -> assistances.unwatch(client, session);
            case AssistStop(var session) -> () -> assistances.stop(client.caller(), session);
        };
    }

    /// Sent to the visitor on all devices, and to agents who watch the list or have the conversation open.
    void changed(@Observes AssistSessions.Changed changed) {
        var frame = new ServerFrame.AssistSession(changed.view());
        hub.of(changed.visitor()).forEach(client -> client.afterWelcome(() -> client.send(frame)));
        hub.tellAgents(changed.workspace(), changed.view().conversation(), changed.visitor(), frame);
    }

    /// An agent begins to watch the list.
    void tellAll(Connection client) {
        assistances.tellAll(client);
    }
}
