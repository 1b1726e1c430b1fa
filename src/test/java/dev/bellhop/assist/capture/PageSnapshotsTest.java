package dev.bellhop.assist.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.assist.capture.PageSnapshots.Then;
import dev.bellhop.protocol.ServerFrame.AssistPage;
import dev.bellhop.ratelimit.Budgets;
import dev.bellhop.ratelimit.MemoryBudget.Use;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageSnapshotsTest {
    private static final UUID SESSION = UUID.fromString("0192f0c1-5555-7abc-8def-000000000005");
    private final PageSnapshots pages = new PageSnapshots(1_000, Budgets.usual().open(Use.PAGES));

    private static AssistPage picture(int size) {
        return new AssistPage(SESSION, true, true, "p".repeat(10 * size));
    }

    private static AssistPage part(boolean begins, boolean ends, int size) {
        return new AssistPage(SESSION, begins, ends, "p".repeat(10 * size));
    }

    private static AssistPage change(int size) {
        return new AssistPage(SESSION, false, true, "c".repeat(10 * size));
    }

    @Test
    void who_comes_late_is_given_the_picture_and_all_that_followed() {
        pages.add(picture(20));
        pages.add(change(5));
        assertThat(pages.at(0)).isEqualTo(picture(20));
        assertThat(pages.at(1)).isEqualTo(change(5));
        assertThat(pages.at(2)).isNull();
        assertThat(pages.want()).isFalse();
    }

    @Test
    void changes_without_a_picture_are_worth_nothing() {
        assertThat(pages.add(change(5))).isEqualTo(Then.ASK);
        assertThat(pages.add(change(5))).isEqualTo(Then.PASS);
        assertThat(pages.at(0)).isNull();
    }

    @Test
    void a_new_picture_takes_the_place_of_all_before() {
        pages.add(picture(20));
        pages.add(change(5));
        var before = pages.generation();
        pages.add(picture(30));
        assertThat(pages.generation()).isGreaterThan(before);
        assertThat(pages.at(0)).isEqualTo(picture(30));
        assertThat(pages.at(1)).isNull();
    }

    @Test
    void a_new_picture_is_asked_for_once_and_in_good_time() {
        pages.add(picture(70));
        assertThat(pages.add(change(5))).isEqualTo(Then.ASK);
        assertThat(pages.add(change(2))).isEqualTo(Then.PASS);
        assertThat(pages.at(2)).isNotNull();
    }

    @Test
    void where_no_new_picture_comes_the_old_is_dropped() {
        pages.add(picture(40));
        pages.add(change(50));
        pages.add(change(50));
        assertThat(pages.at(0)).isNull();
        assertThat(pages.add(picture(10))).isEqualTo(Then.PASS);
        assertThat(pages.at(0)).isEqualTo(picture(10));
    }

    @Test
    void a_picture_that_has_no_room_is_too_large_whole_or_in_parts() {
        assertThat(pages.add(picture(101))).isEqualTo(Then.TOO_LARGE);
        pages.add(part(true, false, 60));
        assertThat(pages.add(part(false, false, 60))).isEqualTo(Then.TOO_LARGE);
    }

    @Test
    void a_picture_in_parts_is_not_asked_for_again_while_it_comes() {
        assertThat(pages.add(part(true, false, 60))).isEqualTo(Then.PASS);
        assertThat(pages.add(part(false, true, 25))).isEqualTo(Then.ASK);
    }

    @Test
    void empty_changes_take_room_too() {
        pages.add(picture(10));
        for (var most = 0; pages.at(0) != null; most++) {
            assertThat(most).isLessThan(50);
            pages.add(change(0));
        }
    }
}
