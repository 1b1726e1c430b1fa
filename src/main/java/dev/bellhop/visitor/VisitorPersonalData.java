package dev.bellhop.visitor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bellhop.idempotency.Idempotency;
import dev.bellhop.protocol.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The visitor's profile and tokens.
@Singleton
class VisitorPersonalData implements PersonalData {
    private static final int PAGE = 500;
    private final Visitors visitors;
    private final PageTrail trail;
    private final Idempotency idempotency;

    VisitorPersonalData(Visitors visitors, PageTrail trail, Idempotency idempotency) {
        this.trail = trail;
        this.visitors = visitors;
        this.idempotency = idempotency;
    }

    /// The visitor's row is deleted last, since others refer to it: see [Visitors#remove].
    @Override
    public Map<String, Long> eraseSome(Subject subject, Person by, int most) {
        var calls = idempotency.forget(subject.workspace(), subject.visitor());
        return calls == 0 ? Map.of() : Map.of("idempotent_call", calls);
    }

    @Override
    public void export(Subject subject, JsonGenerator out) throws IOException {
        out.writeObjectField("visitor", visitors.get(subject.workspace(), subject.visitor()));
        out.writeObjectField("pages", trail.of(subject.workspace(), subject.visitor()));
        out.writeArrayFieldStart("tokens");
        var since = Instant.EPOCH;
        var last = "";
        List<VisitorToken> page;
        do {
            page = tokens(subject, since, last);
            for (var token : page) {
                out.writeObject(token.times());
                since = token.createdAt;
                last = token.hash;
            }
        } while (page.size() == PAGE);
        out.writeEndArray();
    }

    private static List<VisitorToken> tokens(Subject subject, Instant since, String after) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> VisitorToken.page(subject.workspace(), subject.visitor(), since, after, PAGE));
    }
}
