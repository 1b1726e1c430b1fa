package dev.bellhop.assist.session;

import dev.bellhop.protocol.AssistView.End;
import dev.bellhop.protocol.AssistView.Power;
import dev.bellhop.protocol.AssistView.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The state machine of one assist session: asking, allowing, ending, time limits.
///
/// ```
/// asked ──allow(some)──▶ active ──allow(none), stop, clock──▶ ended
///   └────allow(none), stop, clock──────────────────────────────▲
/// ```
///
/// Not thread-safe: callers hold the session's lock.
public final class AssistState {
    record Limits(Duration answer, Duration time, Duration tab, Duration unwatched) {}

    private final Limits limits;
    private final Instant askedAt;
    private final Set<Power> powers = EnumSet.noneOf(Power.class);
    private final Set<Power> asked = EnumSet.noneOf(Power.class);
    private Instant startedAt;
    private Instant endedAt;
    private End end;
    private String tab;
    private Instant tabLostAt;
    private Instant unwatchedSince;

    AssistState(Limits limits, Set<Power> asked, Instant now) {
        this.limits = limits;
        this.askedAt = now;
        this.asked.addAll(asked);
        if (!isShowing(this.asked)) {
            this.asked.add(Power.SEE);
        }
    }

    private static boolean isShowing(Set<Power> powers) {
        return !Collections.disjoint(powers, Power.SHOWING);
    }

    State state() {
        return endedAt != null ? State.ENDED : startedAt != null ? State.ACTIVE : State.ASKED;
    }

    boolean isActive() {
        return state() == State.ACTIVE;
    }

    boolean isEnded() {
        return endedAt != null;
    }

    /// An agent asks for these powers too.
    ///
    /// @return whether the visitor has to be asked
    boolean ask(Set<Power> wanted) {
        return !isEnded()
                && asked.addAll(
                        wanted.stream().filter(power -> !powers.contains(power)).toList());
    }

    /// An agent gives up these powers, or withdraws the request.
    ///
    /// @return whether anything changed
    boolean drop(Set<Power> unwanted) {
        if (!isActive()) {
            return false;
        }
        var more = EnumSet.noneOf(Power.class);
        more.addAll(unwanted);
        more.remove(Power.SEE);
        if (!powers.contains(Power.SEE)) {
            // A session shows at least one thing; ending it is a separate call.
            more.remove(Power.SCREEN);
        }
        var dropped = powers.removeAll(more);
        return asked.removeAll(more) || dropped;
    }

    /// The site does not allow screen sharing any more.
    ///
    /// @return whether anything changed
    boolean forbidScreen(Instant now) {
        var wanted = asked.remove(Power.SCREEN);
        if (!powers.remove(Power.SCREEN) && !wanted) {
            return false;
        }
        return isShowing(powers) || isShowing(asked) || end(End.FORBIDDEN, now);
    }

    /// The visitor allows exactly these powers from now on. The visitor may show anything; pointing and acting must
    /// have been asked for. Only the tab that allowed first counts.
    ///
    /// @return whether anything changed
    boolean allow(Set<Power> wanted, String from, Instant now) {
        var allowed = allowed(wanted);
        if (isEnded() || (tab != null && !tab.equals(from))) {
            return false;
        }
        if (isActive() && powers.equals(allowed) && asked.isEmpty()) {
            return false;
        }
        asked.clear();
        if (!isShowing(allowed)) {
            return end(isActive() ? End.STOPPED_BY_VISITOR : End.REFUSED, now);
        }
        powers.clear();
        powers.addAll(allowed);
        if (startedAt == null) {
            startedAt = now;
            tab = from;
            unwatchedSince = now;
        }
        return true;
    }

    private Set<Power> allowed(Set<Power> wanted) {
        var allowed = EnumSet.copyOf(Power.SHOWING);
        allowed.addAll(asked);
        allowed.addAll(powers);
        allowed.retainAll(wanted);
        if (!allowed.contains(Power.SEE)) {
            allowed.retainAll(Power.SHOWING);
        }
        return allowed;
    }

    public boolean allows(Power power) {
        return isActive() && powers.contains(power);
    }

    /// The tab is back.
    ///
    /// @return whether it is the shown tab
    boolean join(String from) {
        if (!isActive() || !tab.equals(from)) {
            return false;
        }
        tabLostAt = null;
        // Screen sharing ends with its page: the visitor is asked whether to go on.
        if (powers.remove(Power.SCREEN)) {
            asked.add(Power.SCREEN);
        }
        return true;
    }

    void lostTab(Instant now) {
        tabLostAt = now;
    }

    void watched(boolean on, Instant now) {
        unwatchedSince = on ? null : now;
    }

    /// @return false if it had ended before
    boolean end(End why, Instant now) {
        if (isEnded()) {
            return false;
        }
        end = why;
        endedAt = now;
        powers.clear();
        asked.clear();
        return true;
    }

    /// The time limit that has passed, if any.
    Optional<End> due(Instant now) {
        return switch (state()) {
            case ASKED -> Optional.of(End.UNANSWERED).filter(_ -> !now.isBefore(until()));
            case ACTIVE -> dueWhileActive(now);
            case ENDED -> Optional.empty();
        };
    }

    private Optional<End> dueWhileActive(Instant now) {
        if (!now.isBefore(until())) {
            return Optional.of(End.TIME_LIMIT);
        }
        if (isOver(tabLostAt, limits.tab(), now)) {
            return Optional.of(End.TAB_CLOSED);
        }
        return Optional.of(End.UNWATCHED).filter(_ -> isOver(unwatchedSince, limits.unwatched(), now));
    }

    private static boolean isOver(Instant since, Duration grace, Instant now) {
        return since != null && !now.isBefore(since.plus(grace));
    }

    /// When it ends by time limit.
    Instant until() {
        return startedAt == null ? askedAt.plus(limits.answer()) : startedAt.plus(limits.time());
    }

    Set<Power> powers() {
        return Set.copyOf(powers);
    }

    Set<Power> asked() {
        return Set.copyOf(asked);
    }

    Instant askedAt() {
        return askedAt;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant endedAt() {
        return endedAt;
    }

    End why() {
        return end;
    }
}
