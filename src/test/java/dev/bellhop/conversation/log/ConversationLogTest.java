package dev.bellhop.conversation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.RowLockRace;
import dev.bellhop.conversation.log.Draft.Stored;
import dev.bellhop.conversation.log.LogFixture.Row;
import dev.bellhop.conversation.model.MessagesAppended;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.MessageView.Kind;
import dev.bellhop.protocol.Person;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of the posts that the group commit leaves out.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConversationLogTest {
    @Inject
    ConversationLog log;

    @Inject
    LogWriter writer;

    @Inject
    AgroalDataSource database;

    @Inject
    Told told;

    private LogFixture drafts;
    private UUID id;

    /// Hears what subscribers hear.
    @Singleton
    static class Told {
        private final List<MessageView> messages = new CopyOnWriteArrayList<>();

        void grew(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessagesAppended grew) {
            grew.entries().forEach(entry -> messages.add(entry.message()));
        }

        List<Long> seqs(UUID conversation) {
            return messages.stream()
                    .filter(message -> message.conversation().equals(conversation))
                    .map(MessageView::seq)
                    .toList();
        }
    }

    @BeforeEach
    void open() {
        drafts = LogFixture.create();
        id = drafts.conversation();
    }

    private Draft byAgent(Kind kind) {
        return byAgent(kind, true);
    }

    private Draft byAgent(Kind kind, boolean person) {
        var owner = drafts.company().owner();
        var author = new Person(Person.Kind.AGENT, owner.id(), owner.name());
        return new Draft(
                drafts.company().workspace(),
                id,
                author,
                person,
                "r-" + Ids.next(),
                kind,
                "Some words",
                List.of(),
                new CompletableFuture<>());
    }

    private void set(String assignment) throws SQLException {
        TestDatabase.asOwner("update conversation set " + assignment + " where id = '" + id + "'");
    }

    /// Status, head, the newest text, unread by agents and by the visitor.
    private String standing() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select concat_ws(' ', status, head, last_seq, unread_by_agents, unread_by_visitor) from"
                                + " conversation where id = ?")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private UUID assignee() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select assignee from conversation where id = ?")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, UUID.class);
            }
        }
    }

    private Refusal.Code refused(Draft draft) {
        return catchThrowableOfType(Refusal.class, () -> log.post(draft)).code();
    }

    @Test
    void an_agents_answer_ends_the_wait_and_a_note_does_not() throws SQLException {
        assertThat(log.post(byAgent(Kind.NOTE)).seq()).isEqualTo(2);
        assertThat(standing()).isEqualTo("waiting 2 1 1 0");
        assertThat(log.post(byAgent(Kind.TEXT)).seq()).isEqualTo(3);
        assertThat(standing()).isEqualTo("open 4 3 1 1");
        assertThat(assignee()).isEqualTo(drafts.company().owner().id());
    }

    @Test
    void nobody_becomes_responsible_by_a_bots_answer_or_where_the_site_does_not_want_it() throws SQLException {
        set("status = 'resolved'");
        log.post(byAgent(Kind.TEXT, false));
        assertThat(standing()).isEqualTo("open 3 2 1 1");
        TestDatabase.asOwner("update site set assign_on_reply = false where id = '"
                + drafts.company().site().id() + "'");
        log.post(byAgent(Kind.TEXT, true));
        assertThat(standing()).isEqualTo("open 4 4 1 2");
        assertThat(assignee()).isNull();
    }

    @Test
    void a_text_takes_up_again_what_was_put_aside_and_a_note_does_not() throws SQLException {
        set("status = 'snoozed'");
        log.post(byAgent(Kind.NOTE));
        assertThat(standing()).isEqualTo("snoozed 2 1 1 0");
        log.post(drafts.draft(id));
        assertThat(standing()).isEqualTo("waiting 4 3 2 0");
        set("status = 'resolved', assignee = '" + drafts.company().owner().id() + "'");
        log.post(drafts.draft(id));
        assertThat(standing()).isEqualTo("open 6 5 3 0");
        set("status = 'resolved', assignee = null");
        log.post(byAgent(Kind.TEXT));
        assertThat(standing()).isEqualTo("open 9 7 3 1");
    }

    @Test
    void what_is_sent_again_gets_the_same_answer_and_opens_nothing() throws SQLException {
        var before = drafts.draft(id);
        var first = log.post(before);
        set("status = 'resolved'");
        var again = log.post(drafts.draft(id, before.ref(), before.body()));
        assertThat(again).extracting(Stored::seq, Stored::known).containsExactly(first.seq(), true);
        assertThat(standing()).isEqualTo("resolved 2 2 2 0");
    }

    @Test
    void who_may_not_say_it_is_told_that_there_is_no_such_conversation() throws SQLException {
        assertThat(refused(drafts.draft(Ids.next()))).isEqualTo(Refusal.Code.NOT_FOUND);
        assertThat(refused(LogFixture.create().draft(id))).isEqualTo(Refusal.Code.NOT_FOUND);
        var noah = new LogFixture(drafts.company(), drafts.company().visitor("Noah"));
        assertThat(refused(noah.draft(id))).isEqualTo(Refusal.Code.NOT_FOUND);
        set("erased_at = now()");
        assertThat(refused(drafts.draft(id))).isEqualTo(Refusal.Code.NOT_FOUND);
        assertThat(LogFixture.rows(database, id)).hasSize(1);
    }

    @Test
    void what_one_transaction_appends_is_told_from_first_to_last() throws SQLException {
        set("status = 'resolved'");
        log.post(List.of(drafts.draft(id), drafts.draft(id), drafts.draft(id)));
        assertThat(told.seqs(id)).isEqualTo(LogFixture.upTo(5));
    }

    @Test
    void those_of_one_conversation_keep_their_order_where_the_first_is_to_be_decided() {
        var all = Stream.concat(
                        Stream.of(byAgent(Kind.TEXT)),
                        Stream.generate(() -> drafts.draft(id)).limit(20))
                .toList();
        var stored = all.stream().map(writer::submit).toList();
        var seqs = stored.stream()
                .map(one -> one.orTimeout(10, TimeUnit.SECONDS).join().seq())
                .toList();
        assertThat(seqs).isSorted();
        // One number among them is the event's that the first reply brings.
        assertThat(LogFixture.rows(database, id).stream().map(LogFixture.Row::seq))
                .isEqualTo(LogFixture.upTo(23));
    }

    @Test
    void a_row_that_another_holds_does_not_hold_up_the_log_for_long() throws SQLException {
        set("status = 'resolved'");
        var heldUp = drafts.draft(id);
        try (var holder = database.getConnection()) {
            RowLockRace.hold(holder, id);
            var refused = writer.submit(heldUp);
            RowLockRace.awaitSomeoneWaitsFor(holder);
            assertThat(refused).failsWithin(Duration.ofMillis(2_500));
            var next = drafts.draft(drafts.conversation());
            assertThat(writer.submit(next)).succeedsWithin(Duration.ofSeconds(2));
            holder.rollback();
        }
        assertThat(LogFixture.rows(database, id).stream().map(Row::seq).toList())
                .isEqualTo(List.of(1L));
    }
}
