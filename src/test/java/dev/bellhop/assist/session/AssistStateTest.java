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
    private final AssistState standing = new AssistState(
            new AssistState.Limits(
                    Duration.ofMinutes(2), Duration.ofMinutes(30), Duration.ofSeconds(60), Duration.ofSeconds(90)),
            SEE,
            START);

    private static Instant after(long seconds) {
        return START.plusSeconds(seconds);
    }

    private void allow() {
        assertThat(standing.allow(SEE, TAB, after(5))).isTrue();
    }

    @Test
    void nothing_is_allowed_before_the_visitor_says_so() {
        assertThat(standing.state()).isEqualTo(State.ASKED);
        assertThat(standing.allows(Power.SEE)).isFalse();
    }

    @Test
    void allowing_nothing_refuses() {
        assertThat(standing.allow(Set.of(), TAB, after(5))).isTrue();
        assertThat(standing.why()).isEqualTo(End.REFUSED);
        assertThat(standing.allow(SEE, TAB, after(6))).isFalse();
    }

    @Test
    void what_is_taken_back_is_gone_at_once() {
        allow();
        assertThat(standing.allows(Power.SEE)).isTrue();
        assertThat(standing.allow(Set.of(), TAB, after(10))).isTrue();
        assertThat(standing.allows(Power.SEE)).isFalse();
        assertThat(standing.why()).isEqualTo(End.STOPPED_BY_VISITOR);
    }

    @Test
    void allowing_the_same_again_changes_nothing() {
        allow();
        assertThat(standing.allow(SEE, TAB, after(10))).isFalse();
    }

    @Test
    void another_tab_of_the_visitor_has_no_say() {
        allow();
        assertThat(standing.allow(Set.of(), "another tab's secret", after(10))).isFalse();
        assertThat(standing.join("another tab's secret")).isFalse();
        assertThat(standing.allows(Power.SEE)).isTrue();
    }

    @Test
    void whoever_is_not_answered_is_told_so() {
        assertThat(standing.due(after(119))).isEmpty();
        assertThat(standing.due(after(120))).contains(End.UNANSWERED);
    }

    @Test
    void it_ends_when_its_time_is_over() {
        allow();
        standing.watched(true, after(5));
        assertThat(standing.until()).isEqualTo(after(5 + 30 * 60));
        assertThat(standing.due(after(4 + 30 * 60))).isEmpty();
        assertThat(standing.due(after(5 + 30 * 60))).contains(End.TIME_LIMIT);
    }

    @Test
    void a_tab_that_does_not_come_back_ends_it() {
        allow();
        standing.watched(true, after(5));
        standing.lostTab(after(10));
        assertThat(standing.due(after(69))).isEmpty();
        assertThat(standing.due(after(70))).contains(End.TAB_CLOSED);
    }

    @Test
    void a_tab_that_comes_back_goes_on() {
        allow();
        standing.watched(true, after(5));
        standing.lostTab(after(10));
        assertThat(standing.join(TAB)).isTrue();
        assertThat(standing.due(after(100))).isEmpty();
    }

    @Test
    void it_ends_when_nobody_looks() {
        allow();
        assertThat(standing.due(after(94))).isEmpty();
        assertThat(standing.due(after(95))).contains(End.UNWATCHED);
        standing.watched(true, after(95));
        assertThat(standing.due(after(500))).isEmpty();
        standing.watched(false, after(500));
        assertThat(standing.due(after(590))).contains(End.UNWATCHED);
    }

    @Test
    void each_power_is_asked_for_allowed_and_taken_back_by_itself() {
        var both = Set.of(Power.SEE, Power.POINT);
        allow();
        assertThat(standing.ask(Set.of(Power.POINT))).isTrue();
        assertThat(standing.ask(Set.of(Power.POINT))).isFalse();
        assertThat(standing.allows(Power.POINT)).isFalse();
        assertThat(standing.allow(both, TAB, after(10))).isTrue();
        assertThat(standing.allows(Power.POINT)).isTrue();
        assertThat(standing.asked()).isEmpty();
        assertThat(standing.allow(SEE, TAB, after(11))).isTrue();
        assertThat(standing.allows(Power.POINT)).isFalse();
        assertThat(standing.allows(Power.SEE)).isTrue();
    }

    @Test
    void whoever_refuses_one_more_power_keeps_the_rest() {
        allow();
        standing.ask(Set.of(Power.POINT));
        assertThat(standing.allow(SEE, TAB, after(10))).isTrue();
        assertThat(standing.asked()).isEmpty();
        assertThat(standing.powers()).isEqualTo(SEE);
    }

    @Test
    void nobody_is_allowed_what_they_did_not_ask_for() {
        assertThat(standing.allow(Set.of(Power.SEE, Power.POINT), TAB, after(5)))
                .isTrue();
        assertThat(standing.powers()).isEqualTo(SEE);
    }

    @Test
    void an_agent_gives_back_all_but_the_page_itself() {
        allow();
        standing.ask(Set.of(Power.POINT, Power.ACT));
        standing.allow(Set.of(Power.SEE, Power.POINT), TAB, after(10));
        assertThat(standing.drop(Set.of(Power.SEE, Power.POINT))).isTrue();
        assertThat(standing.drop(Set.of(Power.POINT))).isFalse();
        assertThat(standing.powers()).isEqualTo(SEE);
    }

    @Test
    void without_seeing_there_is_nothing() {
        allow();
        standing.ask(Set.of(Power.POINT));
        assertThat(standing.allow(Set.of(Power.POINT), TAB, after(10))).isTrue();
        assertThat(standing.why()).isEqualTo(End.STOPPED_BY_VISITOR);
    }

    private static final Set<Power> SCREEN = Set.of(Power.SCREEN);

    @Test
    void a_visitor_may_show_the_screen_instead_of_the_page() {
        assertThat(standing.allow(SCREEN, TAB, after(5))).isTrue();
        assertThat(standing.powers()).isEqualTo(SCREEN);
        standing.ask(Set.of(Power.POINT));
        assertThat(standing.allow(Set.of(Power.SCREEN, Power.POINT), TAB, after(6)))
                .isTrue();
        assertThat(standing.powers()).isEqualTo(SCREEN);
        assertThat(standing.drop(SCREEN)).isFalse();
        assertThat(standing.allow(Set.of(), TAB, after(7))).isTrue();
        assertThat(standing.why()).isEqualTo(End.STOPPED_BY_VISITOR);
    }

    @Test
    void a_screen_beside_the_page_is_given_back_by_itself() {
        allow();
        assertThat(standing.allow(Power.SHOWING, TAB, after(6))).isTrue();
        assertThat(standing.drop(SCREEN)).isTrue();
        assertThat(standing.powers()).isEqualTo(SEE);
    }

    @Test
    void a_screen_ends_with_its_page_and_is_asked_for_again() {
        standing.allow(SCREEN, TAB, after(5));
        assertThat(standing.join(TAB)).isTrue();
        assertThat(standing.powers()).isEmpty();
        assertThat(standing.asked()).isEqualTo(SCREEN);
        assertThat(standing.isActive()).isTrue();
        assertThat(standing.allow(SCREEN, TAB, after(6))).isTrue();
        assertThat(standing.allows(Power.SCREEN)).isTrue();
    }

    @Test
    void a_site_that_forbids_screens_ends_what_is_nothing_else() {
        standing.allow(Power.SHOWING, TAB, after(5));
        assertThat(standing.forbidScreen(after(6))).isTrue();
        assertThat(standing.forbidScreen(after(7))).isFalse();
        assertThat(standing.powers()).isEqualTo(SEE);
        standing.allow(SCREEN, TAB, after(8));
        assertThat(standing.forbidScreen(after(9))).isTrue();
        assertThat(standing.why()).isEqualTo(End.FORBIDDEN);
    }

    @Test
    void it_ends_once() {
        allow();
        assertThat(standing.end(End.RESOLVED, after(10))).isTrue();
        assertThat(standing.end(End.STOPPED_BY_AGENT, after(11))).isFalse();
        assertThat(standing.why()).isEqualTo(End.RESOLVED);
        assertThat(standing.due(after(5_000))).isEmpty();
        assertThat(standing.join(TAB)).isFalse();
        assertThat(standing.powers()).isEmpty();
    }
}
