package dev.bellhop.assist.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.audit.AuditAction;
import dev.bellhop.protocol.AssistView.Power;
import dev.bellhop.protocol.Person;
import dev.bellhop.ratelimit.RateLimit;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionNotesTest {
    private static final Set<Power> SEE = Set.of(Power.SEE);
    private static final Set<Power> BOTH = Set.of(Power.SEE, Power.SCREEN);
    private static final Person MIA = new Person(Person.Kind.VISITOR, UUID.randomUUID(), "Mia");
    private static final Person ANA = new Person(Person.Kind.AGENT, UUID.randomUUID(), "Ana");
    private final SessionNotes notes = new SessionNotes(new RateLimit(3, Duration.ofHours(1)));

    private OptionalLong allow(Set<Power> powers) {
        return notes.take(AuditAction.ASSIST_ALLOWED, MIA, powers, notes::hasRoom);
    }

    private OptionalLong withoutRoom(AuditAction action, Person by, Set<Power> powers) {
        return notes.take(action, by, powers, () -> false);
    }

    @Test
    void what_is_allowed_again_and_again_is_noted_a_few_times() {
        var noted = 0;
        for (var i = 0; i < 1_000; i++) {
            noted += allow(i % 2 == 0 ? SEE : BOTH).isPresent() ? 1 : 0;
        }
        assertThat(noted).isEqualTo(2 + 3);
        assertThat(notes.atTheEnd()).isEqualTo("995 assist.allowed");
        assertThat(notes.atTheEnd()).isNull();
    }

    @Test
    void each_power_is_noted_when_it_is_allowed_first_even_without_room() {
        assertThat(withoutRoom(AuditAction.ASSIST_ALLOWED, MIA, SEE)).hasValue(0);
        assertThat(withoutRoom(AuditAction.ASSIST_ALLOWED, MIA, BOTH)).hasValue(0);
        assertThat(withoutRoom(AuditAction.ASSIST_ALLOWED, MIA, SEE)).isEmpty();
        assertThat(withoutRoom(AuditAction.ASSIST_ALLOWED, MIA, Set.of(Power.SEE, Power.ACT)))
                .hasValue(1);
        assertThat(withoutRoom(AuditAction.ASSIST_ALLOWED, MIA, Set.of(Power.SEE, Power.POINT)))
                .hasValue(0);
    }

    @Test
    void what_is_allowed_now_can_be_noted_later() {
        withoutRoom(AuditAction.ASSIST_ALLOWED, MIA, BOTH);
        assertThat(notes.hasUnsaid()).isFalse();
        withoutRoom(AuditAction.ASSIST_ALLOWED, MIA, SEE);
        withoutRoom(AuditAction.ASSIST_ALLOWED, MIA, BOTH);
        assertThat(notes.hasUnsaid()).isTrue();
        assertThat(notes.takeUnsaid()).contains(new SessionNotes.Consent(MIA, BOTH));
        assertThat(notes.takeLeftOut(AuditAction.ASSIST_ALLOWED)).isEqualTo(1);
        assertThat(notes.hasUnsaid()).isFalse();
        assertThat(notes.takeUnsaid()).isEmpty();
        assertThat(notes.atTheEnd()).isNull();
    }

    @Test
    void each_agent_who_watches_is_noted_but_not_each_time() {
        assertThat(withoutRoom(AuditAction.ASSIST_WATCHED, ANA, Set.of())).hasValue(0);
        assertThat(withoutRoom(AuditAction.ASSIST_WATCHED, ANA, Set.of())).isEmpty();
        var ben = new Person(Person.Kind.AGENT, UUID.randomUUID(), "Ben");
        assertThat(withoutRoom(AuditAction.ASSIST_WATCHED, ben, Set.of())).hasValue(1);
    }
}
