package dev.bellhop.assist.session;

import dev.bellhop.assist.action.RemoteActions;
import dev.bellhop.assist.call.IceServers;
import dev.bellhop.assist.call.Signalling;
import dev.bellhop.assist.capture.PageSnapshots;
import dev.bellhop.assist.capture.Viewer;
import dev.bellhop.assist.model.Allowance;
import dev.bellhop.assist.model.AssistConfig;
import dev.bellhop.assist.model.AssistConnection;
import dev.bellhop.assist.recording.Recorder;
import dev.bellhop.common.Refusal;
import dev.bellhop.protocol.AssistAct;
import dev.bellhop.protocol.AssistMark;
import dev.bellhop.protocol.AssistView;
import dev.bellhop.protocol.AssistView.End;
import dev.bellhop.protocol.AssistView.Power;
import dev.bellhop.protocol.Person;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.protocol.ServerFrame.AssistPage;
import dev.bellhop.protocol.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// One remote assistance that is under way here: how it stands, the tab that is shown, who watches, and what they see.
/// Everything in it happens under its own lock; nothing under it blocks.
public final class LiveAssist {
    /// Whom and what it is about.
    ///
    /// @param keptFor how long what is seen is kept, where the site wants it recorded; else null
    public record About(
            UUID id, UUID workspace, UUID site, UUID conversation, UUID visitor, Person by, Duration keptFor) {}

    private final About about;
    private final AssistConfig config;
    private final AssistState standing;
    private final PageSnapshots pages;
    private final Allowance allowance;
    private final RemoteActions acts;
    private final Signalling calls;
    private final List<Viewer> watchers = new ArrayList<>();
    private Recorder recorder;
    private boolean recorded;
    private AssistConnection tab;
    private boolean dropping;

    LiveAssist(About about, AssistConfig config, Set<Power> asked, Instant now) {
        this.about = about;
        this.config = config;
        this.standing = new AssistState(
                new AssistState.Limits(
                        config.answerWithin(), config.timeLimit(), config.tabGrace(), config.unwatchedGrace()),
                asked,
                now);
        this.recorded = about.keptFor() != null;
        var room = config.buffer().asLongValue();
        this.pages = new PageSnapshots(room);
        this.acts = new RemoteActions(now);
        this.calls = new Signalling(now);
        this.allowance = new Allowance(config.perSecond().asLongValue(), 2 * room, now);
    }

    About about() {
        return about;
    }

    public AssistState standing() {
        return standing;
    }

    public PageSnapshots pages() {
        return pages;
    }

    public synchronized void within(Runnable work) {
        work.run();
    }

    private synchronized <T> T locked(Supplier<T> work) {
        return work.get();
    }

    public boolean isWatchedBy(Viewer watcher) {
        return watchers.contains(watcher);
    }

    AssistView view() {
        return locked(() -> new AssistView(
                about.id(),
                about.conversation(),
                standing.state(),
                about.by(),
                standing.powers(),
                standing.asked(),
                watching(),
                standing.askedAt(),
                standing.startedAt(),
                standing.endedAt(),
                standing.isEnded() ? null : standing.until(),
                recorded,
                standing.why()));
    }

    private List<Person> watching() {
        return watchers.stream()
                .map(watcher -> watcher.line().caller().person())
                .distinct()
                .toList();
    }

    boolean ask(Set<Power> powers) {
        return locked(() -> standing.ask(powers));
    }

    boolean drop(Set<Power> powers) {
        return locked(() -> standing.drop(powers) && settled());
    }

    boolean forbidScreen(Instant now) {
        return locked(() -> standing.forbidScreen(now) && settled());
    }

    boolean allow(AssistConnection from, AssistSessions.Consent consent, Instant now) {
        return locked(() -> {
            var before = standing.isActive();
            var changed = standing.allow(consent.powers(), consent.tab(), now);
            if (changed && standing.isActive()) {
                tab = from;
            }
            if (changed && !before) {
                record(consent.recorded(), now);
            }
            return changed && settled();
        });
    }

    // Nobody is recorded who does not know it.
    private void record(boolean known, Instant now) {
        recorded &= known && standing.isActive();
        if (recorded) {
            recorder = new Recorder(
                    now, config.buffer().asLongValue(), config.recording().asLongValue());
        }
    }

    /// What has to be recorded of it, or null.
    Recorder recorder() {
        return locked(() -> recorder);
    }

    /// The site does not want it recorded any more.
    ///
    /// @return whether it was
    boolean stopRecording() {
        return locked(() -> {
            var was = recorded;
            recorded = false;
            recorder = null;
            return was;
        });
    }

    /// The tab is back.
    boolean join(AssistConnection from, String secret) {
        return locked(() -> {
            if (!standing.join(secret)) {
                return false;
            }
            tab = from;
            dropping = false;
            pages.forget();
            return settled();
        });
    }

    boolean end(End why, Instant now) {
        return locked(() -> standing.end(why, now) && settled());
    }

    // What was seen is not kept a moment longer than it may be shown.
    private boolean settled() {
        if (!standing.allows(Power.SEE)) {
            pages.forget();
        }
        if (!standing.allows(Power.SCREEN)) {
            calls.forgetAll();
        }
        if (standing.isEnded()) {
            watchers.clear();
            tab = null;
        }
        return true;
    }

    /// @return whether the list of those who watch changed
    boolean watch(AssistConnection line, Instant now) {
        return locked(() -> {
            if (!standing.isActive() || watcherOf(line) != null) {
                return false;
            }
            var before = watching();
            var watcher = new Viewer(this, line, config.ahead().asLongValue());
            watchers.add(watcher);
            standing.watched(true, now);
            askWhereNone();
            watcher.pump();
            return !watching().equals(before);
        });
    }

    /// The tab is to send its picture now.
    void begin() {
        within(this::askWhereNone);
    }

    private void askWhereNone() {
        if (tab != null && standing.allows(Power.SEE) && pages.want()) {
            tab.send(new ServerFrame.AssistAgain(about.id()));
        }
    }

    private Viewer watcherOf(AssistConnection line) {
        return watchers.stream()
                .filter(watcher -> watcher.line() == line)
                .findFirst()
                .orElse(null);
    }

    /// The connection does not watch any more, or is gone.
    ///
    /// @return whether the list of those who watch changed
    boolean leave(AssistConnection line, Instant now) {
        return locked(() -> {
            if (tab == line) {
                tab = null;
                standing.lostTab(now);
            }
            var before = watching();
            watchers.removeIf(watcher -> watcher.line() == line);
            acts.forget(line);
            hangUp(calls.forget(line));
            if (watchers.isEmpty() && !before.isEmpty()) {
                standing.watched(false, now);
            }
            return !watching().equals(before);
        });
    }

    /// A piece of the page came.
    ///
    /// @return why it must end, or null
    End take(AssistConnection from, AssistPage page, Instant now) {
        return locked(() -> {
            if (from != tab || !standing.allows(Power.SEE) || !isAllowed(page, now)) {
                return null;
            }
            var then = pages.add(page);
            if (then == PageSnapshots.Then.ASK) {
                tab.send(new ServerFrame.AssistAgain(about.id()));
            }
            if (recorder != null) {
                recorder.add(page, now);
            }
            watchers.forEach(Viewer::pump);
            return then == PageSnapshots.Then.TOO_LARGE ? End.TOO_LARGE : null;
        });
    }

    // A page that sends too much loses what it sends until it has become calm; then it is asked for a new picture.
    private boolean isAllowed(AssistPage page, Instant now) {
        if (!allowance.take(page.data().length(), now)) {
            dropping = true;
            pages.forget();
            return false;
        }
        if (dropping && !page.begins()) {
            if (allowance.isCalm()) {
                askWhereNone();
            }
            return false;
        }
        dropping = false;
        return true;
    }

    /// An agent who watches points at something. Of what the tab is too slow for, it sees what comes later.
    void point(AssistConnection from, AssistMark mark) {
        within(() -> {
            if (tab != null
                    && standing.allows(Power.POINT)
                    && watcherOf(from) != null
                    && tab.unread() < config.ahead().asLongValue()) {
                tab.send(new ServerFrame.AssistPoint(about.id(), from.caller().person(), mark));
            }
        });
    }

    /// Tells one side how to reach the other.
    void ice(AssistConnection from, IceServers servers) {
        within(() -> {
            checkSharing(from);
            from.send(new ServerFrame.AssistIce(about.id(), servers.of(about.id()), servers.relayOnly()));
        });
    }

    /// What one side's browser says to the other's about the screen.
    void signal(AssistConnection from, String peer, Signal signal, Instant now) {
        within(() -> {
            checkSharing(from);
            calls.checkAllowed(signal, now);
            if (from == tab) {
                toAgent(peer, signal);
            } else {
                toVisitor(from, peer, signal);
            }
        });
    }

    private void checkSharing(AssistConnection from) {
        if (!standing.allows(Power.SCREEN) || (from != tab && watcherOf(from) == null)) {
            throw Refusal.forbidden("The visitor does not share a screen. Ask for it first.");
        }
    }

    private void toAgent(String peer, Signal signal) {
        var line = calls.lineOf(peer);
        if (line != null) {
            line.send(new ServerFrame.AssistSignal(about.id(), peer, null, signal));
        }
        if (signal.kind() == Signal.Kind.BYE) {
            calls.close(peer);
        }
    }

    private void toVisitor(AssistConnection from, String peer, Signal signal) {
        if (signal.kind() == Signal.Kind.CALL) {
            hangUp(calls.open(peer, from));
        }
        if (tab != null && calls.lineOf(peer) == from) {
            tab.send(
                    new ServerFrame.AssistSignal(about.id(), peer, from.caller().person(), signal));
        }
        if (signal.kind() == Signal.Kind.BYE && calls.lineOf(peer) == from) {
            calls.close(peer);
        }
    }

    // Who looks no longer is sent nothing more.
    private void hangUp(String peer) {
        if (tab != null && peer != null) {
            tab.send(new ServerFrame.AssistSignal(about.id(), peer, null, Signal.of(Signal.Kind.BYE)));
        }
    }

    /// Whether an agent may do something on the page now; says why not.
    void checkAct(AssistConnection from, Instant now) {
        within(() -> {
            if (!standing.allows(Power.ACT) || watcherOf(from) == null) {
                throw Refusal.forbidden("The visitor does not allow you to act on the page. Ask for it first.");
            }
            if (!acts.isAllowed(now)) {
                throw Refusal.tooMany("That was too much at once. Try again in a moment.", 1);
            }
        });
    }

    /// An agent does something on the page. The visitor may have thought better of it since it was checked.
    void act(AssistConnection from, String ref, AssistAct act) {
        within(() -> {
            if (tab == null || !standing.allows(Power.ACT) || watcherOf(from) == null) {
                from.send(new ServerFrame.AssistActed(about.id(), ref, AssistAct.Outcome.GONE));
                return;
            }
            acts.sent(ref, from);
            tab.send(new ServerFrame.AssistDo(about.id(), ref, from.caller().person(), act));
        });
    }

    /// The tab says what became of it.
    ///
    /// @return whether anyone had done it
    boolean acted(AssistConnection from, String ref, AssistAct.Outcome outcome) {
        return locked(() -> {
            var by = from == tab ? acts.told(ref, outcome) : null;
            if (by != null) {
                by.send(new ServerFrame.AssistActed(about.id(), ref, outcome));
            }
            return by != null;
        });
    }

    End due(Instant now) {
        return locked(() -> standing.due(now).orElse(null));
    }
}
