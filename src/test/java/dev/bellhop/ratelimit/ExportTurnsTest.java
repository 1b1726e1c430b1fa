package dev.bellhop.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.common.Refusal;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExportTurnsTest {
    private final ExportTurns turns = new ExportTurns();
    private final UUID company = UUID.randomUUID();

    private void within(int depth, UUID workspace, ExportTurns.Work work) throws IOException {
        if (depth == 0) {
            work.write();
        } else {
            turns.write(workspace, () -> within(depth - 1, workspace, work));
        }
    }

    @Test
    void a_company_has_two_and_others_notice_nothing() throws IOException {
        within(2, company, () -> {
            assertThatThrownBy(() -> turns.requireFree(company))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo(Refusal.Code.TOO_MANY));
            assertThatThrownBy(() -> within(1, company, () -> {})).isInstanceOf(IOException.class);
            assertThatCode(() -> turns.requireFree(UUID.randomUUID())).doesNotThrowAnyException();
        });
        within(2, company, () -> {});
    }

    @Test
    void all_together_have_eight() throws IOException {
        crowd(8, () -> assertThatThrownBy(() -> turns.requireFree(company)).isInstanceOf(Refusal.class));
        crowd(7, () -> assertThatCode(() -> turns.requireFree(company)).doesNotThrowAnyException());
    }

    private void crowd(int others, ExportTurns.Work work) throws IOException {
        if (others == 0) {
            work.write();
        } else {
            turns.write(UUID.randomUUID(), () -> crowd(others - 1, work));
        }
    }
}
