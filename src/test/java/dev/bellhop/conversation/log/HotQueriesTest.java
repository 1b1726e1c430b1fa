package dev.bellhop.conversation.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.common.Ids;
import dev.bellhop.conversation.ReadMarks;
import dev.bellhop.conversation.inbox.ChangeToken;
import dev.bellhop.conversation.inbox.ConversationChanges;
import dev.bellhop.conversation.inbox.Inbox;
import dev.bellhop.conversation.inbox.InboxCounts;
import dev.bellhop.conversation.inbox.InboxFilter;
import dev.bellhop.conversation.inbox.InboxSort;
import dev.bellhop.conversation.model.History;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.conversation.model.Status;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import dev.bellhop.security.Tokens;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.QueryPlans;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// The queries that everyone waits for, as they are really asked, on tables large enough that the planner means it. The
/// plans are the ones for any parameters (`generic_plan`), which the pool's connections keep.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class HotQueriesTest {
    // The tables that are filled here; of the others the planner rightly reads their few rows at once.
    private static final Pattern WHOLE_TABLE =
            Pattern.compile("Seq Scan on (conversation|message|visitor_token|conversation_label)\\b");
    private static final Set<String> OF_THE_LOG = Set.of(LogSql.POSTS, LogSql.REPLIES, LogSql.KNOWN);
    private static final String FILL = """
            insert into conversation (id, workspace, site, visitor, status, priority, head, last_seq, started_by, created_at, updated_at, listed_at)
            select gen_random_uuid(), ?::uuid, ?::uuid, ?::uuid, (array['waiting', 'open', 'snoozed'] || array_fill('resolved'::text, array[47]))[1 + n % 50],
                'normal', 5, 5, ?::uuid, now(), now() - n * interval '1 minute', now() - n * interval '1 minute'
            from generate_series(1, 20000) n
            """;
    private static final String TALK = """
            insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, ref, body, at)
            select workspace, id, ?::bigint, 'text', 'visitor', visitor, 'Mia', 'r-' || ?::bigint, 'Hello', now()
            from conversation where workspace = ?::uuid and id <> ?::uuid
            """;
    private static final String TOKENS = """
            insert into visitor_token (hash, workspace, site, visitor, created_at, expires_at)
            select 'hash-' || n || gen_random_uuid(), ?::uuid, ?::uuid, ?::uuid, now(), now() + interval '1 day'
            from generate_series(1, 5000) n
            """;

    private static final String LABEL = """
            insert into label (id, workspace, name, folded, colour, created_at) values (?, ?, ?, ?, 'grey', now())
            """;
    private static final String LABELLED = """
            insert into conversation_label (workspace, conversation, label)
            select workspace, id, ?::uuid from (
                select workspace, id, row_number() over (order by id) as n from conversation where workspace = ?::uuid
            ) c where n % ?::int = 0
            """;

    @Inject
    Inbox inbox;

    @Inject
    ConversationChanges changes;

    @Inject
    InboxCounts counts;

    @Inject
    History history;

    @Inject
    Tokens tokens;

    @Inject
    AgroalDataSource database;

    private Company company;
    private Company.Guest mia;
    private UUID conversation;
    private UUID rare;
    private UUID common;

    @Test
    void none_of_them_reads_a_whole_table() throws SQLException {
        StatementRecorder.forget();
        ask();
        var asked = Stream.of(
                        StatementRecorder.heard().stream().filter(sql -> sql.startsWith("select")),
                        OF_THE_LOG.stream(),
                        Stream.of(
                                ReadMarks.HOLD,
                                ReadMarks.BY_VISITOR,
                                ReadMarks.BY_AGENT,
                                ReadMarks.UNREAD,
                                Message.PAGES_AFTER,
                                Message.PAGES_BEFORE))
                .flatMap(Function.identity())
                .toList();
        assertThat(asked).as("queries overheard").hasSizeGreaterThan(12);
        try (var connection = database.getConnection()) {
            for (var sql : asked) {
                var plan = plan(connection, sql);
                assertThat(WHOLE_TABLE.matcher(plan).find())
                        .as(sql + "\n" + plan)
                        .isFalse();
            }
        }
    }

    @Test
    void a_page_of_the_inbox_is_read_in_the_order_of_an_index() throws SQLException {
        StatementRecorder.forget();
        pages();
        var asked = StatementRecorder.heard().stream()
                .filter(sql -> sql.contains("lateral"))
                .toList();
        assertThat(asked).hasSizeGreaterThanOrEqualTo(6);
        try (var connection = database.getConnection()) {
            for (var sql : asked) {
                var plan = plan(connection, sql);
                var inner = plan.substring(plan.indexOf("Function Scan"));
                assertThat(inner).as(sql + "\n" + plan).contains("Index").doesNotContain("Sort");
            }
        }
    }

    @Test
    void no_draft_of_a_batch_is_compared_with_each_of_its_conversations() throws SQLException {
        try (var connection = database.getConnection()) {
            for (var sql : List.of(LogSql.POSTS, LogSql.REPLIES)) {
                var plan = plan(connection, sql);
                assertThat(plan.substring(plan.indexOf("Insert on message")))
                        .as(plan)
                        .contains("Hash Join")
                        .doesNotContain("Nested Loop");
            }
        }
    }

    @Test
    void no_query_is_planned_anew_each_time() throws SQLException {
        // More often than the driver asks before it prepares (prepareThreshold, 5).
        for (int i = 0; i < 10; i++) {
            ask();
        }
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select sum(generic_plans), sum(custom_plans) from pg_prepared_statements")) {
            rows.next();
            assertThat(rows.getLong(1)).as("run as planned before").isPositive();
            assertThat(rows.getLong(2)).as("planned for one run").isZero();
        }
    }

    /// A page by label: of few conversations all are looked at, of many those in the order of the list.
    private void labelled() {
        for (var label : List.of(rare, common)) {
            for (var sort : InboxSort.values()) {
                inbox.page(olga(), new InboxFilter(List.of(), null, false, null, null, label), sort, null, 50);
            }
        }
    }

    private void ask() {
        pages();
        labelled();
        changes.since(company.workspace(), ChangeToken.parse("0"), 50);
        var olga = olga();
        var visitor =
                new Caller.Visitor(company.workspace(), company.site().id(), mia.id(), mia.name(), null, null, false);
        counts.of(olga);
        inbox.find(company.workspace(), conversation);
        inbox.of(visitor);
        history.after(visitor, conversation, 2, 50);
        history.before(olga, conversation, 4, 50);
        history.range(company.workspace(), conversation, 1, 200);
        history.written(olga, conversation, 1);
        history.head(visitor, conversation);
        history.heads(visitor, List.of(conversation));
        history.newest(List.of(conversation));
        tokens.read(mia.token());
        tokens.read(company.signIn());
    }

    private void pages() {
        var olga = olga();
        var active = List.of(Status.WAITING, Status.OPEN);
        var site = company.site().id();
        for (var filter : List.of(
                new InboxFilter(List.of(), null, false, null, null, null),
                new InboxFilter(active, null, false, null, null, null),
                new InboxFilter(active, olga.id(), false, null, null, null),
                new InboxFilter(active, null, true, null, null, null),
                new InboxFilter(List.of(), null, false, site, null, null))) {
            for (var sort : InboxSort.values()) {
                var first = inbox.page(olga, filter, sort, null, 50);
                if (!first.isEmpty()) {
                    inbox.page(olga, filter, sort, sort.behind(first), 50);
                }
            }
        }
    }

    private Caller.Agent olga() {
        return new Caller.Agent(company.workspace(), company.owner().id(), "Olga", Role.OWNER, Ids.next());
    }

    /// Once for all tests; only within one does the service listen already.
    @BeforeEach
    void fill() throws SQLException {
        if (company != null) {
            return;
        }
        company = Company.create();
        mia = company.visitor("Mia");
        conversation = Company.conversation(mia, "Hello");
        try (var connection = database.getConnection()) {
            // Filling takes as long as it takes.
            connection.setNetworkTimeout(Runnable::run, 0);
            var workspace = company.workspace();
            run(connection, FILL, workspace, company.site().id(), mia.id(), mia.id());
            for (long seq = 1; seq <= 2; seq++) {
                run(connection, TALK, seq, seq, workspace, conversation);
            }
            run(connection, TOKENS, workspace, company.site().id(), mia.id());
            rare = label(connection, "Rare", 200);
            common = label(connection, "Common", 2);
            // Even a common one is on a small part of what is labelled.
            for (int n = 0; n < 6; n++) {
                label(connection, "Other " + n, 2);
            }
        }
        TestDatabase.asOwner("analyze conversation, message, visitor_token, label, conversation_label");
    }

    private UUID label(Connection connection, String name, int every) throws SQLException {
        var id = Ids.next();
        run(connection, LABEL, id, company.workspace(), name, name);
        run(connection, LABELLED, id, company.workspace(), every);
        return id;
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static String plan(Connection connection, String sql) throws SQLException {
        run(connection, "set role " + (OF_THE_LOG.contains(sql) ? "bellhop_log" : "bellhop_app"));
        try {
            return QueryPlans.of(connection, sql);
        } finally {
            run(connection, "set role bellhop_app");
        }
    }
}
