package dev.bellhop.conversation.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.RowLockRace;
import dev.bellhop.conversation.log.Draft.Stored;
import dev.bellhop.conversation.log.LogFixture.Row;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Batches in which not everything is good. The writer is held up on one conversation until all of a test's drafts
/// wait, so that they are in one batch.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LogWriterTest {
    @Inject
    LogWriter writer;

    @Inject
    AgroalDataSource database;

    private LogFixture drafts;
    private UUID id;

    @BeforeEach
    void open() {
        drafts = LogFixture.create();
        id = drafts.conversation();
    }

    private static Stored stored(Draft draft) {
        return draft.stored().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static Refusal.Code refused(Draft draft) {
        try {
            throw new AssertionError("it was stored as " + stored(draft));
        } catch (CompletionException e) {
            return ((Refusal) e.getCause()).code();
        }
    }

    private List<Draft> inOneBatch(Supplier<List<Draft>> several) throws SQLException {
        var first = drafts.draft(drafts.conversation());
        try (var holder = database.getConnection()) {
            RowLockRace.hold(holder, first.conversation());
            submitted(first);
            RowLockRace.awaitSomeoneWaitsFor(holder);
            var all = several.get();
            all.forEach(this::submitted);
            holder.rollback();
            return all;
        }
    }

    private Draft submitted(Draft draft) {
        assertThat(writer.submit(draft)).isSameAs(draft.stored());
        return draft;
    }

    @Test
    void what_arrives_together_is_stored_in_the_order_of_its_arrival_with_or_without_a_ref() throws SQLException {
        var all = inOneBatch(() -> IntStream.range(0, 40)
                .mapToObj(i -> drafts.draft(id, i % 3 == 0 ? null : "r-" + i, "No. " + i))
                .toList());
        assertThat(all.stream().map(draft -> stored(draft).seq()).toList())
                .isEqualTo(IntStream.range(0, 40).mapToObj(i -> 2L + i).toList());
        assertThat(LogFixture.rows(database, id).stream().skip(1).map(Row::body).toList())
                .isEqualTo(IntStream.range(0, 40).mapToObj(i -> "No. " + i).toList());
    }

    @Test
    void a_bad_row_is_refused_alone_and_its_neighbours_are_stored_without_a_gap() throws SQLException {
        var elsewhere = Ids.next();
        var foreign = LogFixture.create().conversation();
        var noIndexTakesIt = random(9_000);
        var all = inOneBatch(() -> List.of(
                drafts.draft(id, "good-1", "One"),
                drafts.draft(id, "nul", "a\u0000b"),
                drafts.draft(id, "good-2", "Two"),
                drafts.draft(elsewhere, "nowhere", "Nobody is here"),
                drafts.draft(foreign, "foreign", "Not mine"),
                drafts.draft(id, noIndexTakesIt, "Its ref is too long"),
                drafts.draft(id, "good-2", "Two"),
                drafts.draft(id, null, "Three")));
        assertThat(stored(all.get(0))).extracting(Stored::seq, Stored::known).containsExactly(2L, false);
        assertThat(refused(all.get(1))).isEqualTo(Refusal.Code.MALFORMED);
        assertThat(stored(all.get(2))).extracting(Stored::seq, Stored::known).containsExactly(3L, false);
        assertThat(refused(all.get(3))).isEqualTo(Refusal.Code.NOT_FOUND);
        assertThat(refused(all.get(4))).isEqualTo(Refusal.Code.NOT_FOUND);
        assertThat(refused(all.get(5))).isEqualTo(Refusal.Code.MALFORMED);
        assertThat(stored(all.get(6))).extracting(Stored::seq, Stored::known).containsExactly(3L, true);
        assertThat(stored(all.get(7)).seq()).isEqualTo(4);
        assertThat(LogFixture.rows(database, id).stream().map(Row::body).toList())
                .containsExactly("Hello", "One", "Two", "Three");
    }

    // Random, because an index stores what repeats itself in a smaller form.
    private static String random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    @Test
    void what_was_stored_before_takes_no_number_among_what_is_new() throws SQLException {
        var before = drafts.draft(id, "before", "Said before");
        assertThat(stored(submitted(before)).seq()).isEqualTo(2);
        var all = inOneBatch(() -> List.of(
                drafts.draft(id, "new-1", "New"),
                drafts.draft(id, "before", "Said before"),
                drafts.draft(id, "new-2", "New")));
        assertThat(all.stream().map(draft -> stored(draft).seq()).toList()).containsExactly(3L, 2L, 4L);
    }

    private void resolve() throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("update conversation set status = 'resolved' where id = ?")) {
            statement.setObject(1, id);
            statement.execute();
        }
    }

    @Test
    void several_messages_at_once_in_a_resolved_conversation_open_it_once() throws SQLException {
        resolve();
        var all = inOneBatch(() -> List.of(drafts.draft(id), drafts.draft(id), drafts.draft(id)));
        all.forEach(LogWriterTest::stored);
        var rows = LogFixture.rows(database, id);
        assertThat(rows.stream().map(Row::seq).toList()).isEqualTo(LogFixture.upTo(5));
        assertThat(rows.get(2).body()).as("behind the message that opened it").isNull();
        stored(submitted(drafts.draft(id)));
        assertThat(LogFixture.rows(database, id).stream().filter(row -> row.body() == null))
                .hasSize(1);
    }

    @Test
    void a_post_that_has_to_wait_holds_up_nobody_else_and_those_behind_it_keep_their_order() throws SQLException {
        resolve();
        List<Draft> waiting;
        try (var holder = database.getConnection()) {
            RowLockRace.hold(holder, id);
            waiting = List.of(drafts.draft(id, "r-1", "Opens it"), drafts.draft(id), drafts.draft(id));
            submitted(waiting.getFirst());
            RowLockRace.awaitSomeoneWaitsFor(holder);
            waiting.stream().skip(1).forEach(this::submitted);
            stored(submitted(drafts.draft(drafts.conversation())));
            assertThat(waiting).noneMatch(draft -> draft.stored().isDone());
            holder.rollback();
        }
        assertThat(waiting.stream().map(draft -> stored(draft).seq()).toList())
                .as("the third entry says that it is open again")
                .containsExactly(2L, 4L, 5L);
    }

    @Test
    void a_sender_behind_a_post_that_waits_too_long_is_told_too() throws SQLException {
        resolve();
        try (var holder = database.getConnection()) {
            RowLockRace.hold(holder, id);
            var first = submitted(drafts.draft(id, "r-1", "Opens it"));
            RowLockRace.awaitSomeoneWaitsFor(holder);
            var second = submitted(drafts.draft(id, "r-2", "Behind it"));
            assertThat(refused(first)).isEqualTo(Refusal.Code.UNAVAILABLE);
            assertThat(refused(second)).isEqualTo(Refusal.Code.UNAVAILABLE);
            holder.rollback();
        }
        stored(submitted(drafts.draft(id, "r-1", "Opens it")));
        stored(submitted(drafts.draft(id, "r-2", "Behind it")));
        assertThat(LogFixture.rows(database, id).stream().map(Row::body).filter(Objects::nonNull))
                .containsExactlyInAnyOrder("Hello", "Opens it", "Behind it");
    }

    @Test
    void more_than_one_commit_takes_in_bytes_is_stored_in_several() throws SQLException {
        var long_ = "ü".repeat(10_000);
        var all = inOneBatch(() -> IntStream.range(0, 120)
                .mapToObj(i -> drafts.draft(id, "r-" + i, long_))
                .toList());
        assertThat(all.stream().map(draft -> stored(draft).seq()).toList())
                .isEqualTo(IntStream.range(0, 120).mapToObj(i -> 2L + i).toList());
        assertThat(all.stream().map(draft -> stored(draft).at()).distinct())
                .as("commits, by their times")
                .hasSizeGreaterThan(2);
    }

    @Test
    void who_waits_for_a_row_that_another_holds_is_told_and_nobody_else_waits() throws SQLException {
        var first = drafts.draft(id, "r-1", "Held up");
        try (var holder = database.getConnection()) {
            RowLockRace.hold(holder, id);
            submitted(first);
            RowLockRace.awaitSomeoneWaitsFor(holder);
            stored(submitted(drafts.draft(drafts.conversation())));
            assertThat(refused(first)).isEqualTo(Refusal.Code.UNAVAILABLE);
            stored(submitted(drafts.draft(drafts.conversation())));
            holder.rollback();
        }
        stored(submitted(drafts.draft(id, "r-1", "Held up")));
        assertThat(LogFixture.rows(database, id)).hasSize(2);
    }
}
