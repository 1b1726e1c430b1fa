package dev.bellhop.assist.session;

import dev.bellhop.assist.call.IceServers;
import dev.bellhop.assist.model.AssistConfig;
import dev.bellhop.assist.model.AssistConnection;
import dev.bellhop.assist.recording.Recordings;
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
import dev.bellhop.security.Caller;
import dev.bellhop.site.AssistRules;
import dev.bellhop.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Remote assistance: who may see a visitor's page, as long as the visitor allows it (G8). What is seen passes through
/// memory and is kept nowhere. All but [#page] may block.
@ApplicationScoped
public class AssistSessions {
    /// Something about one has changed: both sides are to be told.
    public record Changed(UUID workspace, UUID visitor, AssistView view) {}

    /// What a visitor says yes to.
    ///
    /// @param tab a secret of the tab that is shown
    /// @param recorded whether the visitor knows that it is recorded, if it is
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
    private final Map<UUID, LiveAssist> running = new ConcurrentHashMap<>();
    private final Map<UUID, LiveAssist> byConversation = new ConcurrentHashMap<>();

    AssistSessions(
            AssistConfig config,
            AssistRecords records,
            Inbox inbox,
            Sites sites,
            IceServers iceServers,
            Recordings recordings,
            Presence presence,
            Clock clock,
            Event<Changed> changed) {
        this.config = config;
        this.records = records;
        this.inbox = inbox;
        this.sites = sites;
        this.iceServers = iceServers;
        this.recordings = recordings;
        this.presence = presence;
        this.clock = clock;
        this.changed = changed;
    }

    /// An agent asks to see the page of whom it talks to, and whatever more. Where one is under way already, the
    /// visitor is asked for what it does not allow yet.
    public void ask(AssistConnection line, UUID conversation, Set<Power> powers) {
        var by = line.caller();
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
            askMore(line, conversation, powers);
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

    private void askMore(AssistConnection line, UUID conversation, Set<Power> powers) {
        var assistance = byConversation.get(conversation);
        if (assistance != null && assistance.ask(powers)) {
            records.askedMore(assistance.about(), line.caller().person(), powers);
            announce(assistance);
        } else {
            tell(line, conversation);
        }
    }

    /// A visitor shows its page or its screen, asked or not.
    public void offer(AssistConnection line, UUID conversation, Consent consent) {
        var row = row(line.caller(), conversation);
        if (consent.powers().contains(Power.SCREEN)) {
            checkSharing(row.forAgent().site());
        }
        var fresh = begin(line.caller(), row, consent.powers());
        var assistance = fresh.orElseGet(() -> byConversation.get(conversation));
        if (assistance != null) {
            allow(line, assistance.about().id(), consent);
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

    /// @return nothing where one is under way
    private Optional<LiveAssist> begin(Caller by, Inbox.Row row, Set<Power> powers) {
        if (running.size() >= config.sessions()) {
            throw Refusal.tooMany("Too many pages are being shown just now. Try again in a few minutes.", 60);
        }
        var view = row.forAgent();
        var about = new LiveAssist.About(
                Ids.next(), by.workspace(), view.site(), view.id(), row.visitor(), by.person(), keptFor(view.site()));
        var fresh = new LiveAssist(about, config, powers, clock.instant());
        if (byConversation.putIfAbsent(view.id(), fresh) != null) {
            return Optional.empty();
        }
        try {
            records.asked(about, powers);
        } catch (RuntimeException e) {
            byConversation.remove(view.id(), fresh);
            throw e;
        }
        running.put(about.id(), fresh);
        return Optional.of(fresh);
    }

    // What is decided when it begins is what the visitor is told.
    private Duration keptFor(UUID site) {
        var face = sites.face(site);
        return face.assist().record() ? face.recordingsKept() : null;
    }

    public void allow(AssistConnection line, UUID id, Consent consent) {
        var assistance = own(line.caller(), id);
        if (consent.powers().contains(Power.SCREEN)) {
            checkSharing(assistance.about().site());
        }
        if (!assistance.allow(line, consent, clock.instant())) {
            line.send(new ServerFrame.AssistSession(assistance.view()));
            return;
        }
        var visitor = line.caller().person();
        if (assistance.view().state() == AssistView.State.ENDED) {
            over(assistance, visitor);
            return;
        }
        try {
            var view = assistance.view();
            records.allowed(assistance.about(), visitor, view.powers(), view.startedAt());
        } catch (RuntimeException e) {
            // What cannot be audited does not happen.
            end(assistance, null, End.RESTARTED);
            throw e;
        }
        announce(assistance);
        assistance.begin();
    }

    /// The tab is back, on another page or after a cut.
    public void join(AssistConnection line, UUID id, String tab) {
        var assistance = own(line.caller(), id);
        if (!assistance.join(line, tab)) {
            throw Refusal.notFound("assistance");
        }
        announce(assistance);
        assistance.begin();
    }

    public void watch(AssistConnection line, UUID id) {
        var assistance = find(line.caller(), id);
        if (assistance.watch(line, clock.instant())) {
            records.watched(assistance.about(), line.caller().person());
            announce(assistance);
        }
    }

    public void unwatch(AssistConnection line, UUID id) {
        var assistance = find(line.caller(), id);
        if (assistance.leave(line, clock.instant())) {
            announce(assistance);
        }
    }

    /// Either side stops it, whoever began it.
    public void stop(Caller by, UUID id) {
        var why = by instanceof Caller.Visitor ? End.STOPPED_BY_VISITOR : End.STOPPED_BY_AGENT;
        end(by instanceof Caller.Visitor ? own(by, id) : find(by, id), by.person(), why);
    }

    /// A piece of the page that is shown; never blocks.
    ///
    /// @return what is left to do and may block, or null
    public Runnable page(AssistConnection line, AssistPage page) {
        var assistance = running.get(page.session());
        var why = assistance == null ? null : assistance.take(line, page, clock.instant());
        return why == null ? null : () -> end(assistance, null, why);
    }

    /// An agent points at something; never blocks.
    public void point(AssistConnection line, UUID session, AssistMark mark) {
        var assistance = running.get(session);
        if (assistance != null) {
            assistance.point(line, mark);
        }
    }

    /// An agent does something on the page: written down before it is done, and never what is typed.
    public void act(AssistConnection line, UUID session, String ref, AssistAct act) {
        var assistance = find(line.caller(), session);
        checkActing(assistance.about().site());
        assistance.checkAct(line, clock.instant());
        records.acted(assistance.about(), line.caller().person(), act.kind().wireName());
        assistance.act(line, ref, act);
    }

    /// What became of it.
    public void acted(AssistConnection line, UUID session, String ref, Outcome outcome) {
        var assistance = own(line.caller(), session);
        if (assistance.acted(line, ref, outcome) && outcome != Outcome.DONE) {
            records.acted(assistance.about(), line.caller().person(), outcome.wireName());
        }
    }

    /// How one side's browser reaches the other's.
    public void ice(AssistConnection line, UUID session) {
        find(line.caller(), session).ice(line, iceServers);
    }

    /// What one side's browser says to the other's about the screen that is shared.
    public void signal(AssistConnection line, UUID session, String peer, Signal signal) {
        find(line.caller(), session).signal(line, peer, signal, clock.instant());
    }

    /// An agent wants less than the visitor allows.
    public void drop(AssistConnection line, UUID session, Set<Power> powers) {
        var assistance = find(line.caller(), session);
        if (assistance.drop(powers)) {
            records.dropped(assistance.about(), line.caller().person(), powers);
            announce(assistance);
        }
    }

    /// The connection is gone.
    public void gone(AssistConnection line) {
        running.values().stream()
                .filter(assistance -> assistance.leave(line, clock.instant()))
                .forEach(this::announce);
    }

    /// Tells a client that has just come to hear a conversation what is under way in it.
    public void tell(AssistConnection line, UUID conversation) {
        var assistance = byConversation.get(conversation);
        if (assistance != null && isSeenBy(line.caller(), assistance)) {
            line.send(new ServerFrame.AssistSession(assistance.view()));
        }
    }

    /// Tells a visitor that has just come what is under way.
    public void tell(AssistConnection line) {
        var caller = line.caller();
        running.values().stream()
                .filter(assistance -> caller instanceof Caller.Visitor && isSeenBy(caller, assistance))
                .forEach(assistance -> line.send(new ServerFrame.AssistSession(assistance.view())));
    }

    Optional<AssistView> view(UUID id) {
        return Optional.ofNullable(running.get(id)).map(LiveAssist::view);
    }

    public void endWhere(Predicate<LiveAssist.About> which, End why) {
        underWay().stream()
                .filter(assistance -> which.test(assistance.about()))
                .forEach(assistance -> end(assistance, null, why));
    }

    List<LiveAssist> underWay() {
        return List.copyOf(running.values());
    }

    /// Ends one whose time has come, and keeps it within what its site allows.
    void look(LiveAssist assistance) {
        var why = assistance.due(clock.instant());
        if (why != null) {
            end(assistance, null, why);
        } else {
            keepWithin(assistance, sites.face(assistance.about().site()).assist());
        }
    }

    // What a site forbids holds at once, also for what is under way.
    private void keepWithin(LiveAssist assistance, AssistRules rules) {
        if (!rules.enabled()) {
            end(assistance, null, End.FORBIDDEN);
            return;
        }
        if (!rules.screen() && assistance.forbidScreen(clock.instant())) {
            settle(assistance, null);
        }
        if (!rules.record() && assistance.stopRecording()) {
            announce(assistance);
        }
    }

    /// Stores what waits to be recorded.
    void store(LiveAssist assistance) {
        var recorder = assistance.recorder();
        if (recorder != null) {
            var about = assistance.about();
            recordings.store(about.id(), recorder, assistance.view().startedAt().plus(about.keptFor()));
        }
    }

    private void settle(LiveAssist assistance, Person by) {
        if (assistance.view().state() == AssistView.State.ENDED) {
            over(assistance, by);
        } else {
            announce(assistance);
        }
    }

    private void end(LiveAssist assistance, Person by, End why) {
        if (assistance.end(why, clock.instant())) {
            over(assistance, by);
        }
    }

    private void over(LiveAssist assistance, Person by) {
        var about = assistance.about();
        running.remove(about.id());
        byConversation.remove(about.conversation(), assistance);
        // First of all nobody is shown anything any more; then it is written down.
        announce(assistance);
        store(assistance);
        records.ended(about.id(), by, assistance.view().end());
    }

    private LiveAssist own(Caller visitor, UUID id) {
        return Optional.of(find(visitor, id))
                .filter(assistance -> assistance.about().visitor().equals(visitor.id()))
                .orElseThrow(() -> Refusal.notFound("assistance"));
    }

    private LiveAssist find(Caller caller, UUID id) {
        return Optional.ofNullable(running.get(id))
                .filter(assistance -> isSeenBy(caller, assistance))
                .orElseThrow(() -> Refusal.notFound("assistance"));
    }

    private static boolean isSeenBy(Caller caller, LiveAssist assistance) {
        var about = assistance.about();
        return about.workspace().equals(caller.workspace())
                && (caller instanceof Caller.Staff || about.visitor().equals(caller.id()));
    }

    private void announce(LiveAssist assistance) {
        var about = assistance.about();
        changed.fire(new Changed(about.workspace(), about.visitor(), assistance.view()));
    }
}
