package dev.bellhop.conversation.inbox;

import static dev.bellhop.testing.Company.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.common.Ids;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConversationChangesTest {
    private static final int WRITERS = 4;
    private static final int CONVERSATIONS = 1_500;

    @Inject
    DataSource database;

    private Company company;
    private String key;
    private Company.Guest mia;

    @BeforeEach
    void open() {
        company = Company.create();
        key = company.key(EnumSet.of(Scope.CONVERSATIONS_READ)).secret();
        mia = company.visitor("Mia");
    }

    /// What another system keeps: each conversation's head.
    private final class Copy {
        private final Map<UUID, Integer> heads = new HashMap<>();
        private String token = "0";
        private int limit = 50;

        /// @return whether anything was new
        boolean follow() {
            var page = list("changedSince", token, "limit", Integer.toString(limit))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            items.forEach(item -> heads.put(UUID.fromString(item.get("id").toString()), (Integer) item.get("head")));
            token = page.getString("next");
            return !items.isEmpty();
        }

        void followToTheEnd() {
            while (follow()) {
                // Again.
            }
        }
    }

    private ValidatableResponse list(String... parameters) {
        var request = as(key);
        for (int n = 0; n < parameters.length; n += 2) {
            request.queryParam(parameters[n], parameters[n + 1]);
        }
        return request.get("/api/v1/conversations").then();
    }

    private List<UUID> conversations(int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> Company.conversation(mia, "No. " + n))
                .toList();
    }

    private void post(UUID conversation, String body) {
        as(mia.token())
                .body(Map.of("body", body))
                .post("/api/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(201);
    }

    private Map<UUID, Integer> stored() throws SQLException {
        var heads = new HashMap<UUID, Integer>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select id, head from conversation where workspace = ?")) {
            statement.setObject(1, company.workspace());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    heads.put(rows.getObject(1, UUID.class), rows.getInt(2));
                }
            }
        }
        return heads;
    }

    @Test
    void a_copy_kept_while_others_write_misses_nothing() throws Exception {
        var all = new ConcurrentLinkedQueue<>(many());
        var copy = new Copy();
        copy.followToTheEnd();
        var writing = new AtomicInteger(WRITERS);
        try (var pool = Executors.newFixedThreadPool(WRITERS)) {
            var work = IntStream.range(0, WRITERS)
                    .mapToObj(seed -> pool.submit(writer(all, new SplittableRandom(seed), writing)))
                    .toList();
            while (writing.get() > 0) {
                copy.follow();
            }
            for (var done : work) {
                done.get();
            }
        }
        copy.followToTheEnd();
        var skipped = new HashMap<>(stored());
        skipped.entrySet().removeAll(copy.heads.entrySet());
        assertThat(skipped).isEmpty();
        assertThat(copy.heads).hasSize(CONVERSATIONS + 1);
    }

    private List<UUID> many() throws SQLException {
        var model = conversations(1).getFirst();
        TestDatabase.asOwner("""
                insert into conversation (id, workspace, site, visitor, status, priority, started_by, created_at,
                    updated_at, listed_at)
                select gen_random_uuid(), workspace, site, visitor, status, priority, started_by, now(), now(), now()
                from conversation, generate_series(1, %d) where id = '%s'
                """.formatted(CONVERSATIONS, model));
        return List.copyOf(stored().keySet());
    }

    // Each transaction takes its number early, changes some conversations, and ends whenever it does. Each conversation
    // changes once, so what is skipped is never told of.
    private Callable<Void> writer(Queue<UUID> all, SplittableRandom random, AtomicInteger writing) {
        return () -> {
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(false);
                while (!all.isEmpty()) {
                    write(connection, all, random);
                }
            } finally {
                writing.decrementAndGet();
            }
            return null;
        };
    }

    private static void write(Connection connection, Queue<UUID> all, SplittableRandom random) throws SQLException {
        try (var number = connection.createStatement();
                var grow = connection.prepareStatement("update conversation set head = head + 1 where id = ?")) {
            number.execute("select pg_current_xact_id()");
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                number.execute("select pg_sleep(" + random.nextDouble(0.004) + ")");
                grow.setObject(1, all.poll());
                grow.executeUpdate();
            }
            connection.commit();
        }
    }

    @Test
    void what_changes_is_told_again_and_what_does_not_is_not() {
        var all = conversations(3);
        var copy = new Copy();
        copy.followToTheEnd();
        assertThat(copy.heads).containsOnlyKeys(all);
        assertThat(copy.follow()).isFalse();
        as(company.signIn())
                .body(Map.of("priority", "high"))
                .patch("/api/v1/conversations/" + all.get(1))
                .then()
                .statusCode(200);
        copy.heads.clear();
        assertThat(copy.follow()).isTrue();
        assertThat(copy.heads).containsOnlyKeys(all.get(1));
    }

    @Test
    void nothing_is_told_while_an_older_transaction_goes_on() throws SQLException {
        var all = conversations(2);
        var copy = new Copy();
        copy.followToTheEnd();
        try (var holder = database.getConnection()) {
            holder.setAutoCommit(false);
            try (var statement = holder.createStatement()) {
                statement.execute("select pg_current_xact_id()");
                post(all.getFirst(), "Meanwhile");
                assertThat(copy.follow()).isFalse();
            }
            holder.rollback();
        }
        copy.followToTheEnd();
        assertThat(copy.heads).containsEntry(all.getFirst(), 2);
    }

    @Test
    void another_companys_changes_are_not_told() {
        conversations(1);
        var other = Company.create();
        var elsewhere = other.key(EnumSet.of(Scope.CONVERSATIONS_READ)).secret();
        assertThat(as(elsewhere)
                        .get("/api/v1/conversations?changedSince=0")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void it_is_for_staff_goes_with_no_filter_and_wants_a_token_of_ours() {
        conversations(2);
        as(mia.token()).get("/api/v1/conversations?changedSince=0").then().statusCode(403);
        Map.of(
                        "status",
                        "open",
                        "assignee",
                        "me",
                        "after",
                        "x",
                        "sort",
                        "createdAt",
                        "site",
                        Ids.next().toString())
                .forEach((other, value) ->
                        list("changedSince", "0", other, value).statusCode(400));
        list("changedSince", "nonsense").statusCode(400);
        list("changedSince", new ChangeToken(Long.MAX_VALUE, Ids.next()).text()).statusCode(400);
    }

    @Test
    void a_walk_in_the_order_of_creation_meets_each_once_while_others_write() {
        var all = conversations(20);
        var seen = new ArrayList<UUID>();
        String after = null;
        do {
            var page = (after == null
                            ? list("sort", "createdAt", "limit", "3")
                            : list("sort", "createdAt", "limit", "3", "after", after))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id", UUID.class));
            after = page.getString("next");
            post(all.get(seen.size() % all.size()), "It goes on");
        } while (after != null);
        assertThat(seen).isEqualTo(all.reversed());
        list("sort", "name").statusCode(400);
    }

    @Test
    void the_last_of_a_transactions_changes_is_told_however_far_behind_it_is_listed() throws SQLException {
        conversations(2);
        var copy = new Copy();
        copy.followToTheEnd();
        TestDatabase.asOwner("""
                alter table conversation disable trigger conversation_change;
                with now as (select pg_current_xact_id()::text::bigint as number)
                update conversation set head = head + 1, changed = number, listed_change = number - 2000 from now
                where workspace = '%s';
                alter table conversation enable trigger conversation_change
                """.formatted(company.workspace()));
        copy.limit = 1;
        copy.followToTheEnd();
        assertThat(copy.heads).isEqualTo(stored());
    }

    @Test
    void what_a_restored_database_numbers_later_than_now_is_told_from_the_beginning() throws Exception {
        conversations(2);
        TestDatabase.asOwner(
                "update conversation set changed = 1000000000000, listed_change = 1000000000000 where workspace = '"
                        + company.workspace() + "'");
        var before = new Copy();
        before.followToTheEnd();
        assertThat(before.heads).isEmpty();
        try (var script = getClass().getResourceAsStream("/db/migration/afterMigrate.sql")) {
            TestDatabase.asOwner(new String(script.readAllBytes(), UTF_8));
        }
        var after = new Copy();
        after.followToTheEnd();
        assertThat(after.heads).isEqualTo(stored());
    }
}
