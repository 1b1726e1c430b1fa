package dev.bellhop.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.Plans;
import dev.bellhop.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Asked every few seconds, of everyone who is connected.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AdmissionTest {
    @Inject
    AgroalDataSource database;

    // Told not to, the planner reads a whole table only where there is no index for it.
    @ParameterizedTest
    @ValueSource(strings = {Admission.ROLES, Admission.KEYS})
    void each_question_is_answered_by_indexes(String question) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local enable_seqscan = off");
            assertThat(Plans.of(connection, question)).contains("Index").doesNotContain("Seq Scan");
            connection.rollback();
        }
    }
}
