package dev.bellhop.conversation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.common.Ids;
import dev.bellhop.conversation.log.LogFixture.Row;
import dev.bellhop.conversation.log.LogStatement.Kept;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the group commit stores and what it leaves out, whatever the size of the batch.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LogStatementTest {
    private static final int ALONE = 1;
    private static final int MANY = 5;
    private static final String LAST_STEP =
            "(select a.agent from assignment a where a.conversation = conversation.id order by a.id desc limit 1)";

    /// Why a draft is not for the group commit.
    enum Odd {
        NOT_THERE,
        ANOTHER_COMPANYS,
        ANOTHER_VISITORS,
        ERASED,
        SNOOZED,
        RESOLVED,
        ANSWERED_FIRST
    }

    @Inject
    AgroalDataSource database;

    private LogFixture drafts;
    private LogConnection log;

    @BeforeEach
    void open() {
        drafts = LogFixture.create();
        log = new LogConnection(database, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        log.close();
    }

    static Stream<Integer> sizes() {
        return IntStream.rangeClosed(ALONE, MANY).boxed();
    }

    static Stream<Arguments> oddOnes() {
        return Stream.of(ALONE, MANY).flatMap(size -> Stream.of(Odd.values()).map(odd -> Arguments.of(size, odd)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void visitors_and_agents_words_are_stored_with_and_without_a_ref(int size) throws SQLException {
        var batch = new ArrayList<Draft>();
        for (int n = 0; n < size; n++) {
            var conversation = opened(drafts.conversation());
            batch.add(n % 2 == 0 ? drafts.draft(conversation, null, "No. " + n) : byAgent(conversation, "No. " + n));
        }
        var now = Instant.now();
        var kept = LogStatement.run(log, batch, now).kept();
        for (int n = 0; n < size; n++) {
            var draft = batch.get(n);
            assertThat(kept.get(n)).isEqualTo(new Kept(draft, new Draft.Stored(2, now, false), false));
            assertThat(LogFixture.rows(database, draft.conversation()))
                    .last()
                    .isEqualTo(new Row(2, draft.ref(), "No. " + n));
            // The visitor's first words, and what is new: head, last_seq, unread by agents, unread by the visitor.
            assertThat(counts(draft.conversation())).isEqualTo(n % 2 == 0 ? "2 2 2 0" : "2 2 1 1");
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void several_for_one_conversation_follow_each_other(int size) throws SQLException {
        var conversation = drafts.conversation();
        var batch =
                Stream.generate(() -> drafts.draft(conversation)).limit(size).toList();
        var kept = LogStatement.run(log, batch, Instant.now()).kept();
        assertThat(kept.stream().map(Kept::draft).toList()).isEqualTo(batch);
        assertThat(kept.stream().map(one -> one.stored().seq()).toList())
                .isEqualTo(LogFixture.upTo(size + 1L).subList(1, size + 1));
    }

    @ParameterizedTest
    @MethodSource("oddOnes")
    void what_is_to_be_decided_is_left_out_and_its_neighbours_are_stored(int size, Odd odd) throws SQLException {
        var strange = odd(odd);
        var batch = new ArrayList<>(List.of(strange));
        while (batch.size() < size) {
            batch.add(drafts.draft(drafts.conversation()));
        }
        var before = LogFixture.rows(database, strange.conversation());
        var outcome = LogStatement.run(log, batch, Instant.now());
        assertThat(outcome.left()).containsExactly(strange);
        assertThat(outcome.kept().stream().map(Kept::draft).toList()).isEqualTo(batch.subList(1, size));
        assertThat(LogFixture.rows(database, strange.conversation())).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void agents_first_replies_open_what_waits_and_make_them_responsible(int size) throws SQLException {
        var batch = new ArrayList<Draft>();
        while (batch.size() < size) {
            var answer = odd(Odd.ANSWERED_FIRST);
            batch.addAll(List.of(drafts.draft(answer.conversation()), answer));
        }
        var others = new ArrayList<Draft>();
        for (var odd : EnumSet.complementOf(EnumSet.of(Odd.ANSWERED_FIRST))) {
            others.add(odd(odd));
        }
        var left = LogStatement.run(
                log, Stream.concat(batch.stream(), others.stream()).toList(), Instant.now());
        var now = Instant.now();
        var outcome = LogStatement.reply(log, left.left(), now);
        assertThat(outcome.left()).isEqualTo(others);
        for (int n = 0; n < batch.size(); n++) {
            assertThat(outcome.kept().get(n))
                    .isEqualTo(new Kept(batch.get(n), new Draft.Stored(2 + n % 2, now, false), true));
        }
        for (var draft : batch) {
            assertThat(status(draft.conversation())).isEqualTo("open");
            assertThat(counts(draft.conversation())).isEqualTo("4 3 2 1");
            assertThat(read("assignee", draft.conversation())).isEqualTo(owner().toString());
            assertThat(read(LAST_STEP, draft.conversation())).isEqualTo(owner().toString());
        }
        assertThat(outcome.assigned())
                .hasSize(batch.size() / 2)
                .allSatisfy(entry -> assertThat(
                                LogFixture.rows(database, entry.message().conversation()))
                        .last()
                        .isEqualTo(new Row(entry.message().seq(), null, null)))
                .allSatisfy(entry -> assertThat(entry.message().event().name()).isEqualTo("assigned"));
    }

    @Test
    void an_open_conversation_without_assignee_gets_the_first_person_who_replies() throws SQLException {
        var conversation = set("status = 'open'", drafts.conversation());
        var batch = List.of(byBot(conversation), byAgent(conversation, "I take it"), drafts.draft(conversation));
        assertThat(LogStatement.run(log, batch, Instant.now()).left()).isEqualTo(batch);
        var outcome = LogStatement.reply(log, batch, Instant.now());
        assertThat(outcome.kept().stream().map(kept -> kept.stored().seq())).containsExactly(2L, 3L, 4L);
        assertThat(outcome.assigned()).singleElement().satisfies(entry -> {
            assertThat(entry.message().seq()).isEqualTo(5);
            assertThat(entry.message().author().id()).isEqualTo(owner());
        });
    }

    @Test
    void nobody_becomes_responsible_by_a_bots_reply_or_where_the_site_does_not_want_it() throws SQLException {
        var conversation = drafts.conversation();
        assertThat(LogStatement.reply(log, List.of(byBot(conversation)), Instant.now())
                        .assigned())
                .isEmpty();
        TestDatabase.asOwner("update site set assign_on_reply = false where id = '"
                + drafts.company().site().id() + "'");
        var outcome = LogStatement.reply(log, List.of(byAgent(conversation, "Hello")), Instant.now());
        assertThat(outcome.kept())
                .singleElement()
                .satisfies(kept -> assertThat(kept.stored().seq()).isEqualTo(3));
        assertThat(outcome.assigned()).isEmpty();
        assertThat(read("concat_ws(' ', status, head, assignee)", conversation)).isEqualTo("open 3");
    }

    @Test
    void what_is_sent_again_fails_the_batch_and_is_found_among_its_neighbours() throws SQLException {
        var before = drafts.draft(drafts.conversation());
        LogStatement.run(log, List.of(before), Instant.now());
        var again = drafts.draft(before.conversation(), before.ref(), before.body());
        var elsewhere = drafts.draft(drafts.conversation(), before.ref(), before.body());
        var without = drafts.draft(before.conversation(), null, before.body());
        var batch = List.of(elsewhere, again, without);
        assertThatThrownBy(() -> LogStatement.run(log, batch, Instant.now()))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
        assertThat(LogStatement.known(log, batch)).containsExactly(again);
        assertThat(LogFixture.rows(database, elsewhere.conversation())).hasSize(1);
    }

    @Test
    void a_conversation_that_goes_on_is_moved_up_at_most_every_five_seconds() throws SQLException {
        var conversation = drafts.conversation();
        var start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(60);
        assertThat(placeAfterPost(conversation, start)).isEqualTo(start);
        assertThat(placeAfterPost(conversation, start.plusSeconds(4))).isEqualTo(start);
        assertThat(placeAfterPost(conversation, start.plusSeconds(5))).isEqualTo(start.plusSeconds(5));
    }

    private Instant placeAfterPost(UUID conversation, Instant now) throws SQLException {
        LogStatement.run(log, List.of(drafts.draft(conversation)), now);
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("select listed_at, updated_at from conversation where id = ?")) {
            statement.setObject(1, conversation);
            try (var rows = statement.executeQuery()) {
                rows.next();
                assertThat(rows.getObject(2, OffsetDateTime.class).toInstant()).isEqualTo(now);
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    @Test
    void a_value_that_is_missing_now_and_then_has_nothing_planned_again() throws SQLException {
        var conversation = opened(drafts.conversation());
        // The driver prepares what was asked five times. The connection comes from a pool, and may know it already.
        alternate(conversation);
        var before = timesRunAsPlanned();
        alternate(conversation);
        assertThat(timesRunAsPlanned()).isEqualTo(before + 10);
    }

    private void alternate(UUID conversation) throws SQLException {
        for (int n = 0; n < 10; n++) {
            var draft = n % 2 == 0 ? drafts.draft(conversation, null, "Words") : byAgent(conversation, "Words");
            assertThat(LogStatement.run(log, List.of(draft), Instant.now()).kept())
                    .hasSize(1);
        }
    }

    // A statement that is planned again is another one, and counts from the start.
    private long timesRunAsPlanned() throws SQLException {
        try (var statement = log.get().createStatement();
                var rows = statement.executeQuery(
                        "select sum(generic_plans) from pg_prepared_statements where statement like 'with moved as%'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Draft odd(Odd odd) throws SQLException {
        return switch (odd) {
            case NOT_THERE -> drafts.draft(Ids.next());
            case ANOTHER_COMPANYS -> byAgent(opened(LogFixture.create().conversation()), "Not ours");
            case ANOTHER_VISITORS ->
                drafts.draft(new LogFixture(drafts.company(), drafts.company().visitor("Noah")).conversation());
            case ERASED -> drafts.draft(set("erased_at = now()", drafts.conversation()));
            case SNOOZED -> drafts.draft(set("status = 'snoozed'", drafts.conversation()));
            case RESOLVED -> drafts.draft(set("status = 'resolved'", drafts.conversation()));
            case ANSWERED_FIRST -> byAgent(drafts.conversation(), "Hello, Mia");
        };
    }

    // With another plan of the database's, drafts of one conversation came out in another order.
    @Test
    void what_is_left_stays_in_the_order_of_its_arrival() throws SQLException {
        var talks = List.of(drafts.conversation(), drafts.conversation(), drafts.conversation());
        var batch = IntStream.range(0, 60)
                .mapToObj(n -> drafts.draft(talks.get(n % talks.size())))
                .toList();
        for (var plan : List.of("off", "on")) {
            try (var statement = log.get().createStatement()) {
                statement.execute("set enable_nestloop = " + plan);
            }
            assertThat(LogStatement.existing(log, batch)).isEqualTo(batch);
        }
    }

    private UUID owner() {
        return drafts.company().owner().id();
    }

    private Draft byBot(UUID conversation) {
        return by(conversation, "I am a bot", false);
    }

    private Draft byAgent(UUID conversation, String body) {
        return by(conversation, body, true);
    }

    private Draft by(UUID conversation, String body, boolean person) {
        var owner = drafts.company().owner();
        var author = new Person(Person.Kind.AGENT, owner.id(), owner.name());
        return new Draft(
                drafts.company().workspace(),
                conversation,
                author,
                person,
                "r-" + Ids.next(),
                MessageView.Kind.TEXT,
                body,
                List.of(),
                new CompletableFuture<>());
    }

    private UUID opened(UUID conversation) throws SQLException {
        return set(
                "status = 'open', assignee = (select id from agent a where a.workspace = conversation.workspace limit 1)",
                conversation);
    }

    private UUID set(String assignment, UUID conversation) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("update conversation set " + assignment + " where id = ?")) {
            statement.setObject(1, conversation);
            assertThat(statement.executeUpdate()).isOne();
        }
        return conversation;
    }

    private String counts(UUID conversation) throws SQLException {
        return read("concat_ws(' ', head, last_seq, unread_by_agents, unread_by_visitor)", conversation);
    }

    private String status(UUID conversation) throws SQLException {
        return read("status", conversation);
    }

    private String read(String columns, UUID conversation) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select " + columns + " from conversation where id = ?")) {
            statement.setObject(1, conversation);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
