package dev.bellhop.assist.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.assist.model.AssistConfig;
import dev.bellhop.assist.model.AssistRequest;
import dev.bellhop.common.Refusal;
import dev.bellhop.protocol.Person;
import dev.bellhop.testing.TestSettings;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunningSessionsTest {
    private static final UUID SITE = UUID.randomUUID();

    private static AssistRequest by(Person.Kind kind, UUID visitor) {
        var by = new Person(kind, UUID.randomUUID(), "Somebody");
        return new AssistRequest(UUID.randomUUID(), UUID.randomUUID(), SITE, UUID.randomUUID(), visitor, by, null);
    }

    private static RunningSessions sessions(String setting) {
        return new RunningSessions(TestSettings.of(AssistConfig.class, Map.of("bellhop.assist." + setting, "3/1d")));
    }

    private static void isTooOften(RunningSessions sessions, AssistRequest about) {
        assertThatThrownBy(() -> sessions.checkRoom(about))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("today");
    }

    // Each leaves entries in the audit and the conversation.
    @Test
    void with_one_visitor_so_many_begin_in_a_day() {
        var sessions = sessions("begun-per-visitor-day");
        var mia = UUID.randomUUID();
        for (var i = 0; i < 3; i++) {
            sessions.checkRoom(by(Person.Kind.VISITOR, mia));
        }
        isTooOften(sessions, by(Person.Kind.AGENT, mia));
        sessions.checkRoom(by(Person.Kind.VISITOR, UUID.randomUUID()));
    }

    @Test
    void what_a_sites_visitors_offer_keeps_no_agent_from_asking() {
        var sessions = sessions("offered-per-site-day");
        for (var i = 0; i < 3; i++) {
            sessions.checkRoom(by(Person.Kind.VISITOR, UUID.randomUUID()));
        }
        isTooOften(sessions, by(Person.Kind.VISITOR, UUID.randomUUID()));
        sessions.checkRoom(by(Person.Kind.AGENT, UUID.randomUUID()));
    }
}
