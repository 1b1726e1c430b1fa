package dev.bellhop.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PreWelcomeBufferTest {
    private final PreWelcomeBuffer anteroom = new PreWelcomeBuffer();
    private final ArrayList<String> heard = new ArrayList<>();

    @Test
    void news_waits_until_the_doors_are_open_and_keeps_its_order() {
        anteroom.tell(() -> heard.add("first"));
        anteroom.tell(() -> heard.add("second"));
        assertThat(heard).isEmpty();
        anteroom.open();
        anteroom.tell(() -> heard.add("third"));
        assertThat(heard).containsExactly("first", "second", "third");
    }
}
