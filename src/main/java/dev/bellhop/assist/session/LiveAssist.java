package dev.bellhop.assist.session;

import dev.bellhop.assist.action.RemoteActions;
import dev.bellhop.assist.call.IceServers;
import dev.bellhop.assist.call.Signalling;
import dev.bellhop.assist.capture.PageSnapshots;
import dev.bellhop.assist.capture.ViewedPage;
import dev.bellhop.assist.capture.Viewer;
import dev.bellhop.assist.model.AssistConfig;
import dev.bellhop.assist.model.AssistConnection;
import dev.bellhop.assist.model.AssistRequest;
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
import dev.bellhop.ratelimit.MemoryBudget.Holding;
import dev.bellhop.ratelimit.RateLimit;
import io.github.bucket4j.Bucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// One live assist session: its state, the shown tab, the viewers and the page. Everything happens under its lock;
/// nothing under the lock blocks.
public final class LiveAssist implements ViewedPage {
    private final AssistRequest about;
    private final AssistConfig config;
    private final AssistState state;
    private final PageSnapshots pages;
    private final Bucket rateLimit;
    private final RemoteActions actions = new RemoteActions();
    private final Signalling signalling = new Signalling();
    private final List<Viewer> watchers = new ArrayList<>();
    private final Holding recordings;
    private final SessionNotes notes;
    private Recorder recorder;
    private boolean recorded;
    private AssistConnection tab;
    private boolean dropping;

    /// @param held for the page, of what all pages may have together
    /// @param recordings the same for what is recorded of it
    LiveAssist(
            AssistRequest about, AssistConfig config, Set<Power> asked, Holding held, Holding recordings, Instant now) {
        this.about = about;
        this.config = config;
        this.state = new AssistState(
                new AssistState.Limits(
                        config.answerWithin(), config.timeLimit(), config.tabGrace(), config.unwatchedGrace()),
                asked,
                now);
        this.recordings = recordings;
        this.notes = new SessionNotes(config.notedRepeats().session());
        this.recorded = about.keptFor() != null;
        var room = config.buffer().asLongValue();
        this.pages = new PageSnapshots(room, held);
        this.rateLimit = RateLimit.perSecond(config.perSecond().asLongValue()).bucket(2 * room);
    }

    AssistRequest about() {
        return about;
    }

    SessionNotes notes() {
        return notes;
    }

    AssistState standing() {
        return state;
    }

    @Override
    public boolean isShown() {
        return state.allows(Power.SEE);
    }

    @Override
    public PageSnapshots pages() {
        return pages;
    }

    @Override
    public synchronized void within(Runnable work) {
        work.run();
    }

    private synchronized <T> T locked(Supplier<T> work) {
        return work.get();
    }

    @Override
    public boolean isWatchedBy(Viewer viewer) {
        return watchers.contains(viewer);
    }

    AssistView view() {
        return locked(() -> new AssistView(
                about.id(),
                about.conversation(),
                state.state(),
                about.by(),
                state.powers(),
                state.asked(),
                watching(),
                state.askedAt(),
                state.startedAt(),
                state.endedAt(),
                state.isEnded() ? null : state.until(),
                recorded,
                state.why()));
    }

    private List<Person> watching() {
        return watchers.stream()
                .map(viewer -> viewer.line().caller().person())
                .distinct()
                .toList();
    }

    boolean ask(Set<Power> powers) {
        return locked(() -> state.ask(powers));
    }

    boolean drop(Set<Power> powers) {
        return locked(() -> state.drop(powers) && settled());
    }

    boolean forbidScreen(Instant now) {
        return locked(() -> state.forbidScreen(now) && settled());
    }

    boolean allow(AssistConnection from, AssistSessions.Consent consent, Instant now) {
        return locked(() -> {
            var before = state.isActive();
            var changed = state.allow(consent.powers(), consent.tab(), now);
            if (changed && state.isActive()) {
                tab = from;
            }
            if (changed && !before) {
                record(consent.recorded(), now);
            }
            return changed && settled();
        });
    }

    // Nobody is recorded without being told.
    private void record(boolean known, Instant now) {
        recorded &= known && state.isActive();
        if (recorded) {
            recorder = new Recorder(now, config.recording().asLongValue(), recordings);
        }
    }

    /// The frames to record, or null.
    Recorder recorder() {
        return locked(() -> recorder);
    }

    /// The site turned recording off.
    ///
    /// @return whether it was being recorded
    boolean stopRecording() {
        return locked(() -> {
            var was = recorded;
            recorded = false;
            if (recorder != null) {
                recorder.close();
                recorder = null;
            }
            return was;
        });
    }

    /// The tab is back.
    boolean join(AssistConnection from, String secret) {
        return locked(() -> {
            if (!state.join(secret)) {
                return false;
            }
            tab = from;
            dropping = false;
            pages.forget();
            return settled();
        });
    }

    boolean end(End why, Instant now) {
        return locked(() -> state.end(why, now) && settled());
    }

    // Drop the page as soon as it may not be shown any more.
    private boolean settled() {
        if (!state.allows(Power.SEE)) {
            pages.forget();
        }
        if (!state.allows(Power.SCREEN)) {
            signalling.forgetAll();
        }
        if (state.isEnded()) {
            watchers.clear();
            tab = null;
        }
        return true;
    }

    /// @return whether the list of viewers changed
    boolean watch(AssistConnection connection, Instant now) {
        return locked(() -> {
            if (!state.isActive() || watcherOf(connection) != null) {
                return false;
            }
            var before = watching();
            var viewer = new Viewer(this, connection, config.ahead().asLongValue());
            watchers.add(viewer);
            state.watched(true, now);
            askWhereNone();
            viewer.pump();
            return !watching().equals(before);
        });
    }

    /// Asks the tab for a snapshot.
    void begin() {
        within(this::askWhereNone);
    }

    private void askWhereNone() {
        if (tab != null && state.allows(Power.SEE) && pages.want()) {
            tab.send(new ServerFrame.AssistAgain(about.id()));
        }
    }

    private Viewer watcherOf(AssistConnection connection) {
        return watchers.stream()
                .filter(viewer -> viewer.line() == connection)
                .findFirst()
                .orElse(null);
    }

    /// The connection stopped watching or has closed.
    ///
    /// @return whether the list of those who watch changed
    boolean leave(AssistConnection connection, Instant now) {
        return locked(() -> {
            if (tab == connection) {
                tab = null;
                state.lostTab(now);
            }
            var before = watching();
            watchers.removeIf(viewer -> viewer.line() == connection);
            actions.forget(connection);
            hangUp(signalling.forget(connection));
            if (watchers.isEmpty() && !before.isEmpty()) {
                state.watched(false, now);
            }
            return !watching().equals(before);
        });
    }

    /// Takes a page frame.
    ///
    /// @return why the session must end, or null
    End take(AssistConnection from, AssistPage page, Instant now) {
        return locked(() -> {
            if (from != tab || !state.allows(Power.SEE) || !isAllowed(page)) {
                return null;
            }
            var then = pages.add(page);
            if (then == PageSnapshots.Then.ASK) {
                tab.send(new ServerFrame.AssistAgain(about.id()));
            }
            record(page, now);
            watchers.forEach(Viewer::pump);
            return then == PageSnapshots.Then.TOO_LARGE ? End.TOO_LARGE : null;
        });
    }

    private void record(AssistPage page, Instant now) {
        if (recorder == null) {
            return;
        }
        recorder.add(page, now);
        if (recorder.isWanting(now) && pages.wantAgain()) {
            tab.send(new ServerFrame.AssistAgain(about.id()));
        }
    }

    // Frames above the rate limit are dropped until the page calms down; then it is asked for a snapshot.
    private boolean isAllowed(AssistPage page) {
        if (!rateLimit.tryConsume(page.weight())) {
            dropping = true;
            pages.forget();
            return false;
        }
        if (dropping && !page.begins()) {
            if (rateLimit.getAvailableTokens() > config.buffer().asLongValue() / 2) {
                askWhereNone();
            }
            return false;
        }
        dropping = false;
        return true;
    }

    /// A viewer points at an element. Dropped if the tab is too slow; the next one follows.
    void point(AssistConnection from, AssistMark mark) {
        within(() -> {
            if (tab != null
                    && state.allows(Power.POINT)
                    && watcherOf(from) != null
                    && tab.unread() < config.ahead().asLongValue()) {
                tab.send(new ServerFrame.AssistPoint(about.id(), from.caller().person(), mark));
            }
        });
    }

    /// Sends one side its ICE servers.
    void ice(AssistConnection from, IceServers servers) {
        within(() -> {
            checkSharing(from);
            from.send(new ServerFrame.AssistIce(about.id(), servers.of(about.id()), servers.relayOnly()));
        });
    }

    /// Passes a WebRTC signal between the browsers.
    void signal(AssistConnection from, String peer, Signal signal) {
        within(() -> {
            checkSharing(from);
            signalling.checkAllowed(signal);
            if (from == tab) {
                toAgent(peer, signal);
            } else {
                toVisitor(from, peer, signal);
            }
        });
    }

    private void checkSharing(AssistConnection from) {
        if (!state.allows(Power.SCREEN) || (from != tab && watcherOf(from) == null)) {
            throw Refusal.forbidden("The visitor does not share a screen. Ask for it first.");
        }
    }

    private void toAgent(String peer, Signal signal) {
        var connection = signalling.lineOf(peer);
        if (connection != null) {
            connection.send(new ServerFrame.AssistSignal(about.id(), peer, null, signal));
        }
        if (signal.kind() == Signal.Kind.BYE) {
            signalling.close(peer);
        }
    }

    private void toVisitor(AssistConnection from, String peer, Signal signal) {
        if (signal.kind() == Signal.Kind.CALL) {
            hangUp(signalling.open(peer, from));
        }
        if (tab != null && signalling.lineOf(peer) == from) {
            tab.send(
                    new ServerFrame.AssistSignal(about.id(), peer, from.caller().person(), signal));
        }
        if (signal.kind() == Signal.Kind.BYE && signalling.lineOf(peer) == from) {
            signalling.close(peer);
        }
    }

    // Somebody who stopped watching gets nothing more.
    private void hangUp(String peer) {
        if (tab != null && peer != null) {
            tab.send(new ServerFrame.AssistSignal(about.id(), peer, null, Signal.of(Signal.Kind.BYE)));
        }
    }

    /// Checks that an agent may act on the page now.
    void checkAct(AssistConnection from) {
        within(() -> {
            if (!state.allows(Power.ACT) || watcherOf(from) == null) {
                throw Refusal.forbidden("The visitor does not allow you to act on the page. Ask for it first.");
            }
            if (!actions.isAllowed()) {
                throw Refusal.tooMany("That was too much at once. Try again in a moment.", 1);
            }
        });
    }

    /// Sends an action to the page. Checked again: the visitor may have withdrawn consent meanwhile.
    void act(AssistConnection from, String ref, AssistAct act) {
        within(() -> {
            if (tab == null || !state.allows(Power.ACT) || watcherOf(from) == null) {
                from.send(new ServerFrame.AssistActed(about.id(), ref, AssistAct.Outcome.GONE));
                return;
            }
            actions.sent(ref, from);
            tab.send(new ServerFrame.AssistDo(about.id(), ref, from.caller().person(), act));
        });
    }

    /// The tab reports the outcome of an action.
    ///
    /// @return whether the action is known
    boolean acted(AssistConnection from, String ref, AssistAct.Outcome outcome) {
        return locked(() -> {
            var by = from == tab ? actions.told(ref, outcome) : null;
            if (by != null) {
                by.send(new ServerFrame.AssistActed(about.id(), ref, outcome));
            }
            return by != null;
        });
    }

    End due(Instant now) {
        return locked(() -> state.due(now).orElse(null));
    }
}
