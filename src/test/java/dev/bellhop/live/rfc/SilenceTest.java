package dev.bellhop.live.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who is asked whether they are still there, and does not answer, is let go; who answers stays.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(SilenceTest.Brief.class)
class SilenceTest extends Wired {
    public static class Brief implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("bellhop.live.ping-interval", "1s", "bellhop.live.silence", "5s");
        }
    }

    @Test
    void who_answers_is_asked_again_and_stays_and_who_does_not_is_let_go() {
        try (var answering = visitor();
                var silent = visitor()) {
            // Twelve of a second each: more than twice what the silent one is given.
            for (int n = 0; n < 12; n++) {
                answering.expect("\"ping\"");
                answering.send(RawFrame.text("{\"type\":\"pong\"}"));
            }
            silent.expect("\"ping\"");
            assertThat(silent.next(RawFrame.CLOSE).code()).isEqualTo(4002);
            assertTalks(answering);
        }
    }
}
