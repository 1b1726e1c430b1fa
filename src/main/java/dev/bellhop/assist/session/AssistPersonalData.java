package dev.bellhop.assist.session;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bellhop.assist.model.AssistSession;
import dev.bellhop.database.Keyset;
import dev.bellhop.protocol.Person;
import dev.bellhop.visitor.PersonalData;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The visitor's assist sessions and recordings. Erased before the conversations, by which they are found.
@Singleton
@Priority(1)
class AssistPersonalData implements PersonalData {
    private static final int PAGE = 200;

    @Override
    public Map<String, Long> eraseSome(Subject subject, Person by, int most) {
        var rows = AssistSession.forget(subject.workspace(), subject.visitor());
        return rows == 0 ? Map.of() : Map.of("assist_session", rows);
    }

    @Override
    public void export(Subject subject, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("assistSessions");
        var last = Keyset.START.id();
        List<AssistSession> page;
        do {
            page = page(subject, last);
            for (var session : page) {
                out.writeObject(session.view());
                last = session.id;
            }
        } while (page.size() == PAGE);
        out.writeEndArray();
    }

    private static List<AssistSession> page(Subject subject, UUID after) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> AssistSession.of(subject.workspace(), subject.visitor(), after, PAGE));
    }
}
