package dev.bellhop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BatchLoaderTest {
    private final List<Set<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch held = new CountDownLatch(1);
    private final BatchLoader<Integer, String> loader = new BatchLoader<>(4, this::load);

    private Map<Integer, String> load(Set<Integer> keys) {
        batches.add(keys);
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (keys.contains(13)) {
            throw new IllegalArgumentException("thirteen");
        }
        return keys.stream()
                .filter(key -> key >= 0)
                .collect(Collectors.toMap(Function.identity(), key -> "no. " + key));
    }

    /// The others come while the first is being loaded.
    private List<Future<String>> ask(int first, List<Integer> others) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<String>>();
            all.add(threads.submit(() -> loader.get(first)));
            await().until(() -> batches.size() == 1);
            others.forEach(key -> all.add(threads.submit(() -> loader.get(key))));
            await().until(() -> loader.waiting() == others.size());
            held.countDown();
            return all;
        }
    }

    @Test
    void what_is_asked_for_during_a_load_is_loaded_together_and_no_more_than_allowed() throws Exception {
        var others = List.of(2, 3, 2, -1, 5, 6);
        var answers = ask(1, others);
        assertThat(answers.getFirst().get()).isEqualTo("no. 1");
        for (int n = 0; n < others.size(); n++) {
            var key = others.get(n);
            assertThat(answers.get(n + 1).get()).isEqualTo(key < 0 ? null : "no. " + key);
        }
        assertThat(batches.getFirst()).containsExactly(1);
        assertThat(batches).hasSize(3).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(4));
    }

    @Test
    void a_load_that_fails_fails_those_in_its_batch_and_the_next_is_tried() throws Exception {
        var answers = ask(13, List.of(2));
        assertThatThrownBy(answers.getFirst()::get).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(answers.getLast().get()).isEqualTo("no. 2");
        assertThat(loader.get(3)).isEqualTo("no. 3");
    }
}
