package dev.bellhop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What PostgreSQL reads of the arrays that are given to it.
@QuarkusTest
class SqlTest {
    @Inject
    Sql sql;

    @Test
    void texts_arrive_as_they_are() {
        String[] texts = {"plain", "", null, "ключ 🔑", "{\"a\",b}\\", "NULL"};
        assertThat(sql.list("select unnest(?::text[])", row -> row.getString(1), (Object) texts))
                .containsExactly(texts);
    }

    @Test
    void ids_arrive_as_they_are() {
        UUID[] ids = {UUID.randomUUID(), null, new UUID(0, 0), new UUID(-1, -1), null};
        assertThat(sql.list("select unnest(?::uuid[])", row -> row.getObject(1, UUID.class), (Object) ids))
                .containsExactly(ids);
    }

    @Test
    void numbers_arrive_as_they_are() {
        Integer[] numbers = {0, null, Integer.MIN_VALUE, Integer.MAX_VALUE};
        assertThat(sql.list("select unnest(?::int[])", row -> row.getObject(1, Integer.class), (Object) numbers))
                .containsExactly(numbers);
    }

    @Test
    void nothing_is_an_array_too() {
        var counts = sql.list(
                "select cardinality(?::uuid[]), cardinality(?::text[]), cardinality(?::int[])",
                row -> row.getInt(1) + row.getInt(2) + row.getInt(3),
                new UUID[0],
                new String[0],
                new Integer[0]);
        assertThat(counts).containsExactly(0);
    }

    @Test
    void what_is_no_text_is_refused_as_such() {
        assertThatThrownBy(() ->
                        sql.list("select unnest(?::text[])", row -> row.getString(1), (Object) new String[] {"a\0b"}))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("SQLSTATE=22021");
    }
}
