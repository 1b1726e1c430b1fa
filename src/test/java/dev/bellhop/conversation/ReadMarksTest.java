package dev.bellhop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.common.Ids;
import dev.bellhop.conversation.inbox.Inbox;
import dev.bellhop.conversation.log.LogConfig;
import dev.bellhop.conversation.log.LogConnection;
import dev.bellhop.conversation.log.LogFixture;
import dev.bellhop.conversation.log.LogStatement;
import dev.bellhop.conversation.log.Reconciler;
import dev.bellhop.conversation.log.UncertainCommits;
import dev.bellhop.conversation.model.History;
import dev.bellhop.conversation.model.MarkedUnread;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.conversation.model.ReadMarkAdvanced;
import dev.bellhop.database.Sql;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What is unread, while messages arrive and are read at the same moment.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReadMarksTest {
    @Inject
    ReadMarks readMarks;

    @Inject
    Inbox inbox;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @Inject
    Sql sql;

    @Inject
    LogConfig config;

    @Inject
    History history;

    @Inject
    Event<MessagesAppended> grew;

    @Inject
    Event<MarkedUnread> marked;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Test
    void a_message_committed_while_a_mark_waits_for_its_conversation_is_counted_as_unread() throws Exception {
        var drafts = LogFixture.create();
        var company = drafts.company();
        var id = drafts.conversation();
        var olga = new Caller.Agent(company.workspace(), company.owner().id(), "Olga", Role.OWNER, Ids.next());
        try (var log = new LogConnection(database, Duration.ofSeconds(30), Duration.ofSeconds(30));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer = log.get();
            writer.setAutoCommit(false);
            LogStatement.run(log, List.of(drafts.draft(id)), clock.instant());
            var marking = threads.submit(() -> readMarks.set(olga, id, 1));
            RowLockRace.awaitSomeoneWaitsFor(writer);
            writer.commit();
            writer.setAutoCommit(true);
            marking.get(10, TimeUnit.SECONDS);
        }
        var view = inbox.find(company.workspace(), id).orElseThrow().forAgent();
        assertThat(view.head()).isEqualTo(2);
        assertThat(view.agentRead()).isEqualTo(1);
        assertThat(view.unread()).isEqualTo(1);
    }

    @Test
    void what_could_not_be_told_is_told_once_more() throws Exception {
        var drafts = LogFixture.create();
        var company = drafts.company();
        var id = drafts.conversation();
        var olga = new Caller.Agent(company.workspace(), company.owner().id(), "Olga", Role.OWNER, Ids.next());
        var told = new LinkedBlockingQueue<ReadMarkAdvanced>();
        var again = new UncertainCommits(transaction, database, config, new Reconciler(history, grew, failing(told)));
        again.start(null);
        var unsteady = new ReadMarks(sql, again, failing(told), marked);
        unsteady.start(null);
        try {
            unsteady.submit(olga, id, 1);
            assertThat(told.poll(10, TimeUnit.SECONDS))
                    .as("the try that failed")
                    .isNotNull();
            var next = told.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("the next one").isNotNull();
            assertThat(next.conversation()).isEqualTo(id);
            assertThat(next.seq()).isEqualTo(1);
            unsteady.submit(olga, drafts.conversation(), 1);
            assertThat(told.poll(10, TimeUnit.SECONDS).conversation())
                    .as("nothing is told for ever")
                    .isNotEqualTo(id);
        } finally {
            unsteady.stop(null);
            again.stop(null);
        }
    }

    @SuppressWarnings("unchecked")
    private static Event<ReadMarkAdvanced> failing(Collection<ReadMarkAdvanced> told) {
        return (Event<ReadMarkAdvanced>) Proxy.newProxyInstance(
                ReadMarksTest.class.getClassLoader(), new Class<?>[] {Event.class}, (_, _, arguments) -> {
                    var moved = (ReadMarkAdvanced) arguments[0];
                    told.add(moved);
                    throw new IllegalStateException("planted");
                });
    }
}
