package dev.bellhop.testing;

import dev.bellhop.assist.Assistances;
import dev.bellhop.assist.Line;
import dev.bellhop.common.WorkspaceScope;
import dev.bellhop.protocol.AssistView;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.security.Caller;
import dev.bellhop.testing.Company.Guest;
import io.quarkus.arc.Arc;
import java.util.Set;
import java.util.UUID;

/// A visitor whose page is shown, without a browser or a socket.
public final class Showing implements Line {
    public static final String TAB = "the tab that is shown";
    private final Caller.Visitor visitor;
    private UUID session;

    private Showing(Caller.Visitor visitor) {
        this.visitor = visitor;
    }

    /// The session that is under way in this conversation; begins one where none is.
    public static UUID of(Company company, Guest guest, UUID conversation) {
        var visitor = new Caller.Visitor(
                company.workspace(), company.site().id(), guest.id(), guest.name(), "no token", null);
        var line = new Showing(visitor);
        WorkspaceScope.within(company.workspace(), () -> Arc.container()
                .instance(Assistances.class)
                .get()
                .offer(line, conversation, TAB, Set.of(AssistView.Power.SEE)));
        return line.session;
    }

    @Override
    public Caller caller() {
        return visitor;
    }

    @Override
    public void send(ServerFrame frame) {
        if (frame instanceof ServerFrame.AssistAgain(var id)) {
            session = id;
        } else if (frame instanceof ServerFrame.AssistSession(var view)) {
            session = view.id();
        }
    }

    @Override
    public long unread() {
        return 0;
    }

    @Override
    public void soon(Runnable work) {
        throw new AssertionError("nothing waits for it");
    }
}
