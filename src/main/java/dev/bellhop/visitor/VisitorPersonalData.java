package dev.bellhop.visitor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bellhop.idempotency.Idempotency;
import dev.bellhop.protocol.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Who the visitor is, and the tokens that speak for them.
@Singleton
class VisitorPersonalData implements PersonalData {
    private final Visitors visitors;
    private final Idempotency idempotency;

    VisitorPersonalData(Visitors visitors, Idempotency idempotency) {
        this.visitors = visitors;
        this.idempotency = idempotency;
    }

    /// The visitor's own row goes last of all, as others refer to it: see [Visitors#remove].
    @Override
    public Map<String, Long> eraseSome(Subject subject, Person by, int most) {
        var calls = idempotency.forget(subject.workspace(), subject.visitor());
        return calls == 0 ? Map.of() : Map.of("idempotent_call", calls);
    }

    @Override
    public void export(Subject subject, JsonGenerator out) throws IOException {
        out.writeObjectField("visitor", visitors.get(subject.workspace(), subject.visitor()));
        out.writeObjectField("tokens", tokens(subject));
    }

    private static List<VisitorToken.Times> tokens(Subject subject) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> VisitorToken.times(subject.workspace(), subject.visitor()));
    }
}
