package dev.bellhop.assist.session;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bellhop.assist.model.AssistSession;
import dev.bellhop.protocol.Person;
import dev.bellhop.visitor.PersonalData;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;

/// When a visitor's page was shown, and to whom, and what was recorded of it. Comes before the conversations, by
/// which it is found: they let go of the visitor.
@Singleton
@Priority(1)
class AssistPersonalData implements PersonalData {
    @Override
    public Map<String, Long> eraseSome(Subject subject, Person by, int most) {
        var rows = AssistSession.forget(subject.workspace(), subject.visitor());
        return rows == 0 ? Map.of() : Map.of("assist_session", rows);
    }

    @Override
    public void export(Subject subject, JsonGenerator out) throws IOException {
        var sessions = QuarkusTransaction.joiningExisting()
                .call(() -> AssistSession.of(subject.workspace(), subject.visitor()).stream()
                        .map(AssistSession::view)
                        .toList());
        out.writeObjectField("assistSessions", sessions);
    }
}
