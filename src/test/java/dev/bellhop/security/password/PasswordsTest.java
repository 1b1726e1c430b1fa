package dev.bellhop.security.password;

import static dev.bellhop.security.password.Passwords.Asker.KNOWN;
import static dev.bellhop.security.password.Passwords.Asker.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bellhop.common.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// A crowd of strangers that tries passwords keeps nobody out who is known.
class PasswordsTest {
    private static final int LEAST = 4;
    private final Passwords passwords = new Passwords(LEAST, 1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<String> done = new CopyOnWriteArrayList<>();

    private Thread ask(Passwords.Asker asker, String name) {
        var thread = Thread.ofVirtual().start(() -> passwords.work(asker, () -> pass(name)));
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return thread;
    }

    private boolean pass(String name) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return done.add(name);
    }

    @Test
    void strangers_have_so_many_places_and_the_known_come_before_them() throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < Passwords.PLACES; i++) {
            threads.add(ask(STRANGER, "stranger"));
        }
        assertThatThrownBy(() -> passwords.work(STRANGER, () -> true))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(Refusal.Code.TOO_MANY));
        threads.add(ask(KNOWN, "known"));
        gate.countDown();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(done).as("the first one's turn had come").hasSize(17).startsWith("stranger", "known");
        assertThat(passwords.work(STRANGER, () -> true)).as("given back").isTrue();
    }

    @Test
    void what_goes_wrong_is_told_and_gives_the_place_back() {
        for (int i = 0; i <= Passwords.PLACES; i++) {
            assertThatThrownBy(() -> passwords.work(STRANGER, () -> {
                        throw new UnsupportedOperationException();
                    }))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void only_the_right_password_of_a_known_account_matches() {
        var hash = passwords.hash("seven ducks on a violet ladder");
        assertThat(passwords.matches(STRANGER, "seven ducks on a violet ladder", hash))
                .isTrue();
        assertThat(passwords.matches(STRANGER, "seven ducks", hash)).isFalse();
        assertThat(passwords.matches(KNOWN, "nobody has this password", null)).isFalse();
    }
}
