package dev.bellhop.assist.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.protocol.AssistView.End;
import dev.bellhop.protocol.AssistView.Power;
import dev.bellhop.protocol.AssistView.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssistStateTest {
    private static final Set<Power> SEE = Set.of(Power.SEE);
    private static final String TAB = "the tab's own secret";
    private static final Instant START = Instant.parse("2026-03-01T09:30:00Z");
    private final AssistState state = new AssistState(
            new AssistState.Limits(
                    Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofSeconds(60), Duration.ofSeconds(90)),
            SEE,
            START);

    private static Instant after(long seconds) {
        return START.plusSeconds(seconds);
    }

    private void allow() {
        assertThat(state.allow(SEE, TAB, after(5))).isTrue();
    }

    @Test
    void nothing_is_allowed_before_the_visitor_says_so() {
        assertThat(state.state()).isEqualTo(State.ASKED);
        assertThat(state.allows(Power.SEE)).isFalse();
    }

    @Test
    void allowing_nothing_refuses() {
        assertThat(state.allow(Set.of(), TAB, after(5))).isTrue();
        assertThat(state.why()).isEqualTo(End.REFUSED);
        assertThat(state.allow(SEE, TAB, after(6))).isFalse();
    }

    @Test
    void what_is_taken_back_is_gone_at_once() {
        allow();
        assertThat(state.allows(Power.SEE)).isTrue();
        assertThat(state.allow(Set.of(), TAB, after(10))).isTrue();
        assertThat(state.allows(Power.SEE)).isFalse();
        assertThat(state.why()).isEqualTo(End.STOPPED_BY_VISITOR);
    }

    @Test
    void allowing_the_same_again_changes_nothing() {
        allow();
        assertThat(state.allow(SEE, TAB, after(10))).isFalse();
    }

    @Test
    void another_tab_of_the_visitor_has_no_say() {
        allow();
        assertThat(state.allow(Set.of(), "another tab's secret", after(10))).isFalse();
        assertThat(state.join("another tab's secret")).isFalse();
        assertThat(state.allows(Power.SEE)).isTrue();
    }

    @Test
    void whoever_is_not_answered_is_told_so() {
        assertThat(state.due(after(119))).isEmpty();
        assertThat(state.due(after(120))).contains(End.UNANSWERED);
    }

    @Test
    void it_ends_when_its_time_is_over() {
        allow();
        state.watched(true, after(5));
        assertThat(state.until()).isEqualTo(after(5 + 30 * 60));
        assertThat(state.due(after(4 + 30 * 60))).isEmpty();
        assertThat(state.due(after(5 + 30 * 60))).contains(End.TIME_LIMIT);
    }

    @Test
    void a_tab_that_does_not_come_back_ends_it() {
        allow();
        state.watched(true, after(5));
        state.lostTab(after(10));
        assertThat(state.due(after(69))).isEmpty();
        assertThat(state.due(after(70))).contains(End.TAB_CLOSED);
    }

    @Test
    void a_tab_that_comes_back_goes_on() {
        allow();
        state.watched(true, after(5));
        state.lostTab(after(10));
        assertThat(state.join(TAB)).isTrue();
        assertThat(state.due(after(100))).isEmpty();
    }

    @Test
    void it_ends_when_nobody_looks() {
        allow();
        assertThat(state.due(after(94))).isEmpty();
        assertThat(state.due(after(95))).contains(End.UNWATCHED);
        state.watched(true, after(95));
        assertThat(state.due(after(500))).isEmpty();
        state.watched(false, after(500));
        assertThat(state.due(after(590))).contains(End.UNWATCHED);
    }

    @Test
    void each_power_is_asked_for_allowed_and_taken_back_by_itself() {
        var both = Set.of(Power.SEE, Power.POINT);
        allow();
        assertThat(state.ask(Set.of(Power.POINT))).isTrue();
        assertThat(state.ask(Set.of(Power.POINT))).isFalse();
        assertThat(state.allows(Power.POINT)).isFalse();
        assertThat(state.allow(both, TAB, after(10))).isTrue();
        assertThat(state.allows(Power.POINT)).isTrue();
        assertThat(state.asked()).isEmpty();
        assertThat(state.allow(SEE, TAB, after(11))).isTrue();
        assertThat(state.allows(Power.POINT)).isFalse();
        assertThat(state.allows(Power.SEE)).isTrue();
    }

    @Test
    void whoever_refuses_one_more_power_keeps_the_rest() {
        allow();
        state.ask(Set.of(Power.POINT));
        assertThat(state.allow(SEE, TAB, after(10))).isTrue();
        assertThat(state.asked()).isEmpty();
        assertThat(state.powers()).isEqualTo(SEE);
    }

    @Test
    void nobody_is_allowed_what_they_did_not_ask_for() {
        assertThat(state.allow(Set.of(Power.SEE, Power.POINT), TAB, after(5))).isTrue();
        assertThat(state.powers()).isEqualTo(SEE);
    }

    @Test
    void an_agent_gives_back_all_but_the_page_itself() {
        allow();
        state.ask(Set.of(Power.POINT, Power.ACT));
        state.allow(Set.of(Power.SEE, Power.POINT), TAB, after(10));
        assertThat(state.drop(Set.of(Power.SEE, Power.POINT))).isTrue();
        assertThat(state.drop(Set.of(Power.POINT))).isFalse();
        assertThat(state.powers()).isEqualTo(SEE);
    }

    @Test
    void without_seeing_there_is_nothing() {
        allow();
        state.ask(Set.of(Power.POINT));
        assertThat(state.allow(Set.of(Power.POINT), TAB, after(10))).isTrue();
        assertThat(state.why()).isEqualTo(End.STOPPED_BY_VISITOR);
    }

    private static final Set<Power> SCREEN = Set.of(Power.SCREEN);

    @Test
    void a_visitor_may_show_the_screen_instead_of_the_page() {
        assertThat(state.allow(SCREEN, TAB, after(5))).isTrue();
        assertThat(state.powers()).isEqualTo(SCREEN);
        state.ask(Set.of(Power.POINT));
        assertThat(state.allow(Set.of(Power.SCREEN, Power.POINT), TAB, after(6)))
                .isTrue();
        assertThat(state.powers()).isEqualTo(SCREEN);
        assertThat(state.drop(SCREEN)).isFalse();
        assertThat(state.allow(Set.of(), TAB, after(7))).isTrue();
        assertThat(state.why()).isEqualTo(End.STOPPED_BY_VISITOR);
    }

    @Test
    void a_screen_beside_the_page_is_given_back_by_itself() {
        allow();
        assertThat(state.allow(Power.SHOWING, TAB, after(6))).isTrue();
        assertThat(state.drop(SCREEN)).isTrue();
        assertThat(state.powers()).isEqualTo(SEE);
    }

    @Test
    void a_screen_ends_with_its_page_and_is_asked_for_again() {
        state.allow(SCREEN, TAB, after(5));
        assertThat(state.join(TAB)).isTrue();
        assertThat(state.powers()).isEmpty();
        assertThat(state.asked()).isEqualTo(SCREEN);
        assertThat(state.isActive()).isTrue();
        assertThat(state.allow(SCREEN, TAB, after(6))).isTrue();
        assertThat(state.allows(Power.SCREEN)).isTrue();
    }

    @Test
    void a_site_that_forbids_screens_ends_what_is_nothing_else() {
        state.allow(Power.SHOWING, TAB, after(5));
        assertThat(state.forbidScreen(after(6))).isTrue();
        assertThat(state.forbidScreen(after(7))).isFalse();
        assertThat(state.powers()).isEqualTo(SEE);
        state.allow(SCREEN, TAB, after(8));
        assertThat(state.forbidScreen(after(9))).isTrue();
        assertThat(state.why()).isEqualTo(End.FORBIDDEN);
    }

    @Test
    void it_ends_once() {
        allow();
        assertThat(state.end(End.RESOLVED, after(10))).isTrue();
        assertThat(state.end(End.STOPPED_BY_AGENT, after(11))).isFalse();
        assertThat(state.why()).isEqualTo(End.RESOLVED);
        assertThat(state.due(after(5_000))).isEmpty();
        assertThat(state.join(TAB)).isFalse();
        assertThat(state.powers()).isEmpty();
    }
}
