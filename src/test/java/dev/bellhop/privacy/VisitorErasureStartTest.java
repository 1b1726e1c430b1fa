package dev.bellhop.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.SlowRequests;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Whoever asks for an erasure is answered long before it is through, and their request ends with the answer. What went
/// on in the request's context (`@VirtualThreads` carries it along) found it gone at any moment, failed, and was taken
/// up seconds later.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VisitorErasureStartTest {
    private static final int SECONDS = 60;

    @Inject
    VisitorErasures erasures;

    @Inject
    ErasureProbe watched;

    @Inject
    Vertx vertx;

    private final Company company = Company.create();

    @Test
    void it_takes_nothing_of_the_request_along() throws Exception {
        var mia = company.visitor("Mia");
        var owner = company.owner();
        var by = new Caller.Agent(company.workspace(), owner.id(), owner.name(), Role.OWNER, null);
        var firstStep = watched.watch(mia.id());
        var inRequest = SlowRequests.within(vertx, () -> {
            erasures.begin(by, mia.id());
            return firstStep.get(SECONDS, TimeUnit.SECONDS);
        });
        assertThat(inRequest).isFalse();
    }
}
