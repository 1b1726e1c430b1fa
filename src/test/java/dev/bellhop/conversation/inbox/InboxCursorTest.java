package dev.bellhop.conversation.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxCursorTest {
    @Test
    void comes_back_as_it_went() {
        var cursor = new InboxCursor(Instant.parse("2026-03-01T09:30:00.123456Z"), Ids.next());
        assertThat(InboxCursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(InboxCursor.parse(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64 at all", "AAAA"})
    void what_is_not_one_is_refused(String text) {
        assertThatThrownBy(() -> InboxCursor.parse(text)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, Long.MAX_VALUE})
    void a_time_that_the_database_cannot_hold_is_refused(long micros) {
        var forged = ByteBuffer.allocate(24).putLong(micros).array();
        assertThatThrownBy(() -> InboxCursor.parse(Base64.getUrlEncoder().encodeToString(forged)))
                .isInstanceOf(Refusal.class);
    }
}
