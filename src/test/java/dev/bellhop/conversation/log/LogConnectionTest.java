package dev.bellhop.conversation.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.QueryPlans;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;

/// The writer's connection is another one than those of the pool, for as long as the writer has it.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LogConnectionTest {
    // In the way of the real ones, for who made them.
    private static final String FEW = """
            create temp table conversation (like conversation including defaults including indexes);
            insert into pg_temp.conversation
                (id, workspace, site, visitor, status, priority, started_by, created_at, updated_at, listed_at)
            select gen_random_uuid(), w, w, w, 'open', 'normal', w, now(), now(), now()
            from gen_random_uuid() w, generate_series(1, 300);
            analyze pg_temp.conversation
            """;

    @Inject
    AgroalDataSource database;

    // The planner would rather read all of a few hundred conversations than ask their index for each of a batch; and
    // that plan stays when they have become many.
    @Test
    void a_batch_never_reads_all_conversations_however_few_there_are() throws SQLException {
        var log = new LogConnection(database, Duration.ofSeconds(5), Duration.ofSeconds(5));
        try {
            var connection = log.get();
            run(connection, FEW);
            for (var sql : List.of(LogSql.POSTS, LogSql.REPLIES)) {
                assertThat(QueryPlans.of(connection, sql))
                        .containsPattern("Index Scan using \\S+ on conversation c .*\n *Index Cond: \\(id = ANY ")
                        .doesNotContain("Seq Scan");
            }
        } finally {
            log.lost();
        }
    }

    @Test
    void it_goes_back_to_the_pool_as_it_came() throws SQLException {
        var log = new LogConnection(database, Duration.ofSeconds(5), Duration.ofSeconds(5));
        var connection = log.get();
        assertThat(settings(connection)).isEqualTo("bellhop_log off");
        var same = connection.unwrap(PgConnection.class);
        log.close();
        assertThat(settings(same)).isEqualTo("bellhop_app on");
    }

    private static String settings(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select current_role || ' ' || current_setting('enable_seqscan')")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
