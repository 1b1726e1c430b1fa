package dev.bellhop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.common.Ids;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What is unread, while messages arrive and are read at the same moment.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReadMarksTest {
    @Inject
    ReadMarks marks;

    @Inject
    Inbox inbox;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @Test
    void a_message_committed_while_a_mark_waits_for_its_conversation_is_counted_as_unread() throws Exception {
        var drafts = Drafts.create();
        var company = drafts.company();
        var id = drafts.conversation();
        var olga = new Caller.Agent(company.workspace(), company.owner().id(), "Olga", Role.OWNER, Ids.next());
        try (var writer = database.getConnection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            writer.setAutoCommit(false);
            LogStatement.run(writer, List.of(drafts.draft(id)), clock.instant());
            var marking = threads.submit(() -> marks.set(olga, id, 1));
            Locks.awaitSomeoneWaitsFor(writer);
            writer.commit();
            marking.get(10, TimeUnit.SECONDS);
        }
        var view = inbox.find(company.workspace(), id).orElseThrow().forAgent();
        assertThat(view.head()).isEqualTo(2);
        assertThat(view.agentRead()).isEqualTo(1);
        assertThat(view.unread()).isEqualTo(1);
    }
}
