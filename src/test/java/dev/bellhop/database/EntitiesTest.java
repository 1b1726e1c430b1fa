package dev.bellhop.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/// Development compares the entities with the tables that Flyway made, and logs as errors what differs; nobody else
/// does.
@QuarkusTest
class EntitiesTest {
    @Inject
    SessionFactory sessions;

    @Test
    void entities_are_what_the_tables_are() {
        assertThat(sessions.getMetamodel().getEntities()).isNotEmpty();
        sessions.getSchemaManager().validateMappedObjects();
    }
}
