package dev.bellhop.assist.session;

import dev.bellhop.assist.call.IceServers;
import dev.bellhop.assist.model.AssistConfig;
import dev.bellhop.assist.model.AssistConnection;
import dev.bellhop.assist.model.AssistRequest;
import dev.bellhop.assist.recording.Recordings;
import dev.bellhop.async.BackgroundTask;
import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.inbox.Inbox;
import dev.bellhop.presence.Presence;
import dev.bellhop.protocol.AssistAct;
import dev.bellhop.protocol.AssistAct.Outcome;
import dev.bellhop.protocol.AssistMark;
import dev.bellhop.protocol.AssistView;
import dev.bellhop.protocol.AssistView.End;
import dev.bellhop.protocol.AssistView.Power;
import dev.bellhop.protocol.Person;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.ServerFrame.AssistPage;
import dev.bellhop.protocol.Signal;
import dev.bellhop.ratelimit.MemoryBudget;
import dev.bellhop.ratelimit.MemoryBudget.Holder;
import dev.bellhop.ratelimit.MemoryBudget.Share;
import dev.bellhop.ratelimit.MemoryBudget.Use;
import dev.bellhop.ratelimit.TokenBuckets;
import dev.bellhop.security.Caller;
import dev.bellhop.site.AssistRules;
import dev.bellhop.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Remote assistance: agents see a visitor's page as long as the visitor allows it (G8). Unless recorded, page frames
/// only pass through memory. All methods except [#page] may block.
@ApplicationScoped
public class AssistSessions {
    /// A session has changed: both sides must be told.
    public record Changed(UUID workspace, UUID visitor, AssistView view) {}

    /// A visitor's consent.
    ///
    /// @param tab a secret that identifies the shown tab
    /// @param recorded whether the visitor was told that it is recorded
    public record Consent(String tab, Set<Power> powers, boolean recorded) {}

    private final AssistConfig config;
    private final AssistRecords records;
    private final Inbox inbox;
    private final Sites sites;
    private final IceServers iceServers;
    private final Recordings recordings;
    private final Presence presence;
    private final Clock clock;
    private final Event<Changed> changed;
    private final MemoryBudget budget;
    private final RunningSessions running;
    private final TokenBuckets<UUID> acts;

    AssistSessions(
            AssistConfig config,
            AssistRecords records,
            Inbox inbox,
            Sites sites,
            IceServers iceServers,
            Recordings recordings,
            Presence presence,
            MemoryBudget budget,
            Clock clock,
            Event<Changed> changed) {
        this.config = config;
        this.records = records;
        this.inbox = inbox;
        this.sites = sites;
        this.iceServers = iceServers;
        this.recordings = recordings;
        this.presence = presence;
        this.budget = budget;
        this.running = new RunningSessions(config);
        this.acts = new TokenBuckets<>(config.actsPerAgent());
        this.clock = clock;
        this.changed = changed;
    }

    /// An agent asks to see the visitor's page, and for further powers. In a live session the visitor is asked for the
    /// missing powers.
    public void ask(AssistConnection connection, UUID conversation, Set<Power> powers) {
        var by = connection.caller();
        var row = row(by, conversation);
        if (powers.contains(Power.ACT)) {
            checkActing(row.forAgent().site());
        }
        if (powers.contains(Power.SCREEN)) {
            checkSharing(row.forAgent().site());
        }
        if (!presence.online(by.workspace(), row.visitor())) {
            throw Refusal.conflict("The visitor is not here just now. Ask when they are back.");
        }
        var fresh = begin(by, row, powers);
        if (fresh.isPresent()) {
            announce(fresh.get());
        } else {
            askMore(connection, conversation, powers);
        }
    }

    private void checkActing(UUID site) {
        if (!sites.face(site).assist().act()) {
            throw Refusal.forbidden("This site does not let agents act on its pages. Its settings can allow it.");
        }
    }

    private void checkSharing(UUID site) {
        if (!sites.face(site).assist().screen()) {
            throw Refusal.forbidden("This site does not let screens be shared. Its settings can allow it.");
        }
    }

    private void askMore(AssistConnection connection, UUID conversation, Set<Power> powers) {
        var assist = running.of(conversation);
        if (assist != null && assist.ask(powers)) {
            records.askedMore(assist, connection.caller().person(), powers);
            announce(assist);
        } else {
            tell(connection, conversation);
        }
    }

    /// A visitor shows the page or screen, asked or unasked.
    public void offer(AssistConnection connection, UUID conversation, Consent consent) {
        var row = row(connection.caller(), conversation);
        if (consent.powers().contains(Power.SCREEN)) {
            checkSharing(row.forAgent().site());
        }
        var fresh = begin(connection.caller(), row, consent.powers());
        var assist = fresh.orElseGet(() -> running.of(conversation));
        if (assist != null) {
            allow(connection, assist.about().id(), consent);
        }
    }

    private Inbox.Row row(Caller by, UUID conversation) {
        var row = inbox.find(by.workspace(), conversation)
                .filter(one -> by instanceof Caller.Staff || one.visitor().equals(by.id()))
                .orElseThrow(() -> Refusal.notFound("conversation"));
        if (row.forAgent().status().equals("resolved")) {
            throw Refusal.conflict("This conversation is resolved. Open it again first.");
        }
        if (!sites.face(row.forAgent().site()).assist().enabled()) {
            throw Refusal.forbidden("Remote assistance is switched off for this site. Its settings can switch it on.");
        }
        return row;
    }

    /// @return empty if a session is live
    private Optional<LiveAssist> begin(Caller by, Inbox.Row row, Set<Power> powers) {
        var view = row.forAgent();
        if (running.of(view.id()) != null) {
            return Optional.empty();
        }
        var about = new AssistRequest(
                Ids.next(), by.workspace(), view.site(), view.id(), row.visitor(), by.person(), keptFor(view.site()));
        running.checkRoom(about);
        var fresh = new LiveAssist(
                about, config, powers, room(Use.PAGES, about), room(Use.RECORDINGS, about), clock.instant());
        if (!running.reserve(fresh)) {
            return Optional.empty();
        }
        try {
            records.asked(about, powers);
        } catch (RuntimeException e) {
            running.remove(fresh);
            throw e;
        }
        running.begin(fresh);
        return Optional.of(fresh);
    }

    private MemoryBudget.Holding room(Use use, AssistRequest about) {
        return budget.open(
                use,
                new Holder(Share.PERSON, about.visitor()),
                new Holder(Share.WORKSPACE, about.workspace()),
                new Holder(Share.SITE, about.site()));
    }

    // Decided at the start, since the visitor is told then.
    private Duration keptFor(UUID site) {
        var face = sites.face(site);
        return face.assist().record() ? face.recordingsKept() : null;
    }

    public void allow(AssistConnection connection, UUID id, Consent consent) {
        var assist = own(connection.caller(), id);
        if (consent.powers().contains(Power.SCREEN)) {
            checkSharing(assist.about().site());
        }
        if (!assist.allow(connection, consent, clock.instant())) {
            connection.send(new ServerFrame.AssistSession(assist.view()));
            return;
        }
        var visitor = connection.caller().person();
        if (assist.view().state() == AssistView.State.ENDED) {
            over(assist, visitor);
            return;
        }
        try {
            var view = assist.view();
            records.allowed(assist, visitor, view.powers(), view.startedAt());
        } catch (RuntimeException e) {
            // Audit first: without an audit entry there is no session.
            end(assist, null, End.RESTARTED);
            throw e;
        }
        announce(assist);
        assist.begin();
    }

    /// The tab is back, on another page or after a lost connection.
    public void join(AssistConnection connection, UUID id, String tab) {
        var assist = own(connection.caller(), id);
        if (!assist.join(connection, tab)) {
            throw Refusal.notFound("assistance");
        }
        announce(assist);
        assist.begin();
    }

    public void watch(AssistConnection connection, UUID id) {
        var assist = find(connection.caller(), id);
        if (assist.watch(connection, clock.instant())) {
            records.watched(assist, connection.caller().person());
            announce(assist);
        }
    }

    public void unwatch(AssistConnection connection, UUID id) {
        var assist = find(connection.caller(), id);
        if (assist.leave(connection, clock.instant())) {
            announce(assist);
        }
    }

    /// Either side stops the session.
    public void stop(Caller by, UUID id) {
        var why = by instanceof Caller.Visitor ? End.STOPPED_BY_VISITOR : End.STOPPED_BY_AGENT;
        end(by instanceof Caller.Visitor ? own(by, id) : find(by, id), by.person(), why);
    }

    /// Takes a page frame; never blocks.
    ///
    /// @return remaining work that may block, or null
    public Runnable page(AssistConnection connection, AssistPage page) {
        var assist = running.find(page.session()).orElse(null);
        if (assist == null) {
            return null;
        }
        var why = assist.take(connection, page, clock.instant());
        storeWhole(assist);
        return why == null ? null : () -> end(assist, null, why);
    }

    /// An agent points at an element; never blocks.
    public void point(AssistConnection connection, UUID session, AssistMark mark) {
        var assist = running.find(session).orElse(null);
        if (assist != null) {
            assist.point(connection, mark);
        }
    }

    /// An agent acts on the page. Each act is audited before it happens, without what is typed.
    public void act(AssistConnection connection, UUID session, String ref, AssistAct act) {
        var assist = find(connection.caller(), session);
        checkActing(assist.about().site());
        assist.checkAct(connection);
        acts.require(connection.caller().id(), "You have acted on pages too often today. Try again later.");
        records.acted(assist, connection.caller().person(), act.kind().wireName());
        assist.act(connection, ref, act);
    }

    /// The outcome of an action.
    public void acted(AssistConnection connection, UUID session, String ref, Outcome outcome) {
        var assist = own(connection.caller(), session);
        if (assist.acted(connection, ref, outcome) && outcome != Outcome.DONE) {
            records.acted(assist, connection.caller().person(), outcome.wireName());
        }
    }

    /// The ICE servers for one side's browser.
    public void ice(AssistConnection connection, UUID session) {
        find(connection.caller(), session).ice(connection, iceServers);
    }

    /// A WebRTC signal from one side's browser to the other's.
    public void signal(AssistConnection connection, UUID session, String peer, Signal signal) {
        find(connection.caller(), session).signal(connection, peer, signal);
    }

    /// An agent gives up powers.
    public void drop(AssistConnection connection, UUID session, Set<Power> powers) {
        var assist = find(connection.caller(), session);
        if (assist.drop(powers)) {
            records.dropped(assist, connection.caller().person(), powers);
            announce(assist);
        }
    }

    /// The connection has closed.
    public void gone(AssistConnection connection) {
        running.all().stream()
                .filter(assist -> assist.leave(connection, clock.instant()))
                .forEach(this::announce);
    }

    /// Tells a client that subscribed to a conversation of its live session.
    public void tell(AssistConnection connection, UUID conversation) {
        var assist = running.of(conversation);
        if (assist != null && isSeenBy(connection.caller(), assist)) {
            connection.send(new ServerFrame.AssistSession(assist.view()));
        }
    }

    /// Tells an agent of all live sessions of the workspace.
    public void tellAll(AssistConnection connection) {
        running.all().stream()
                .filter(assist -> isSeenBy(connection.caller(), assist))
                .forEach(assist -> connection.send(new ServerFrame.AssistSession(assist.view())));
    }

    /// Tells a visitor who just connected of live sessions.
    public void tell(AssistConnection connection) {
        var caller = connection.caller();
        running.all().stream()
                .filter(assist -> caller instanceof Caller.Visitor && isSeenBy(caller, assist))
                .forEach(assist -> connection.send(new ServerFrame.AssistSession(assist.view())));
    }

    Optional<AssistView> view(UUID id) {
        return running.find(id).map(LiveAssist::view);
    }

    public void endWhere(Predicate<AssistRequest> which, End why) {
        underWay().stream().filter(assist -> which.test(assist.about())).forEach(assist -> end(assist, null, why));
    }

    List<LiveAssist> underWay() {
        return List.copyOf(running.all());
    }

    /// Ends an expired session, and limits a live one to what its site allows.
    void look(LiveAssist assist) {
        var why = assist.due(clock.instant());
        if (why != null) {
            end(assist, null, why);
        } else {
            if (assist.notes().hasUnsaid()) {
                records.catchUp(assist);
            }
            keepWithin(assist, sites.face(assist.about().site()).assist());
        }
    }

    // A site's prohibition applies at once, to live sessions too.
    private void keepWithin(LiveAssist assist, AssistRules rules) {
        if (!rules.enabled()) {
            end(assist, null, End.FORBIDDEN);
            return;
        }
        if (!rules.screen() && assist.forbidScreen(clock.instant())) {
            settle(assist, null);
        }
        if (!rules.record() && assist.stopRecording()) {
            announce(assist);
        }
    }

    /// Stores what waits of a recording.
    void store(LiveAssist assist) {
        var recorder = assist.recorder();
        if (recorder != null) {
            recordings.store(assist.about(), recorder, keptUntil(assist));
        }
    }

    // In the background: the page's next frame does not wait for it.
    private void storeWhole(LiveAssist assist) {
        var recorder = assist.recorder();
        if (recorder != null && recorder.claim()) {
            BackgroundTask.run(
                    "storing a recording", () -> recordings.storeWhole(assist.about(), recorder, keptUntil(assist)));
        }
    }

    private void storeLast(LiveAssist assist) {
        var recorder = assist.recorder();
        if (recorder != null) {
            recordings.storeLast(assist.about(), recorder, keptUntil(assist));
        }
    }

    private static Instant keptUntil(LiveAssist assist) {
        return assist.view().startedAt().plus(assist.about().keptFor());
    }

    private void settle(LiveAssist assist, Person by) {
        if (assist.view().state() == AssistView.State.ENDED) {
            over(assist, by);
        } else {
            announce(assist);
        }
    }

    private void end(LiveAssist assist, Person by, End why) {
        if (assist.end(why, clock.instant())) {
            over(assist, by);
        }
    }

    private void over(LiveAssist assist, Person by) {
        running.remove(assist);
        // Stop showing first, then record the end.
        try {
            announce(assist);
        } finally {
            storeLast(assist);
        }
        records.ended(assist, by);
    }

    private LiveAssist own(Caller visitor, UUID id) {
        return Optional.of(find(visitor, id))
                .filter(assist -> assist.about().visitor().equals(visitor.id()))
                .orElseThrow(() -> Refusal.notFound("assistance"));
    }

    private LiveAssist find(Caller caller, UUID id) {
        return running.find(id)
                .filter(assist -> isSeenBy(caller, assist))
                .orElseThrow(() -> Refusal.notFound("assistance"));
    }

    private static boolean isSeenBy(Caller caller, LiveAssist assist) {
        var about = assist.about();
        return about.workspace().equals(caller.workspace())
                && (caller instanceof Caller.Staff || about.visitor().equals(caller.id()));
    }

    private void announce(LiveAssist assist) {
        var about = assist.about();
        changed.fire(new Changed(about.workspace(), about.visitor(), assist.view()));
    }
}
