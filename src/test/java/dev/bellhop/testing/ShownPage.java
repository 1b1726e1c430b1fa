package dev.bellhop.testing;

import dev.bellhop.assist.model.AssistConnection;
import dev.bellhop.assist.session.AssistSessions;
import dev.bellhop.protocol.AssistView;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.security.Caller;
import dev.bellhop.tenancy.TenantScope;
import dev.bellhop.testing.Company.Guest;
import io.quarkus.arc.Arc;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// A visitor whose page is shown, without a browser or a socket.
public final class ShownPage implements AssistConnection {
    public static final String TAB = "the tab that is shown";
    private final Caller.Visitor visitor;
    private UUID session;

    private ShownPage(Caller.Visitor visitor) {
        this.visitor = visitor;
    }

    /// The session that is under way in this conversation; begins one where none is.
    public static UUID of(Company company, Guest guest, UUID conversation) {
        var line = new ShownPage(visitor(company, guest));
        line.offer(conversation, false);
        return line.session;
    }

    /// A session that is over and was recorded, where the site wants that.
    public static UUID recorded(Company company, Guest guest, UUID conversation, String data) {
        var line = new ShownPage(visitor(company, guest));
        line.offer(conversation, true);
        var page = new ServerFrame.AssistPage(line.session, true, true, data);
        line.within(assistances -> assistances.page(line, page));
        line.within(assistances -> assistances.stop(line.visitor, line.session));
        return line.session;
    }

    private static Caller.Visitor visitor(Company company, Guest guest) {
        return new Caller.Visitor(
                company.workspace(), company.site().id(), guest.id(), guest.name(), "no token", null, false);
    }

    private void offer(UUID conversation, boolean recorded) {
        var consent = new AssistSessions.Consent(TAB, Set.of(AssistView.Power.SEE), recorded);
        within(assistances -> assistances.offer(this, conversation, consent));
    }

    private void within(Consumer<AssistSessions> work) {
        TenantScope.within(
                visitor.workspace(),
                () -> work.accept(Arc.container().instance(AssistSessions.class).get()));
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
