package dev.bellhop.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The REST calls of one client of a walk. They are refused only because someone is away.
///
/// @param secrets what nothing may hold that it is told
record WalkCalls(Rest rest, List<String> secrets, EventLog diary) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    Rest.Answer call(String method, String path, Object body, String key) {
        diary.note("> " + method + " " + path, body);
        var answer = rest.call(method, path, body, key);
        diary.note("< " + answer.status(), answer.json());
        checkSecrets(answer.json());
        if (!answer.isGood() && !isAway(answer)) {
            throw diary.broken("was refused: " + answer);
        }
        return answer;
    }

    private static boolean isAway(Rest.Answer answer) {
        return answer.status() == 0 || answer.status() == 429 || answer.status() >= 500;
    }

    /// The same call, until it is answered.
    JsonNode must(String method, String path, Object body, String key) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        for (var answer = call(method, path, body, key); ; answer = call(method, path, body, key)) {
            if (answer.isGood()) {
                return answer.json();
            }
            if (System.nanoTime() > until) {
                throw diary.broken("gets no answer");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /// What belongs to someone else is not there.
    void mustNotFind(String path) {
        var answer = rest.get(path);
        if (answer.status() != 404 && !isAway(answer)) {
            throw diary.broken("read what is not its: " + answer);
        }
    }

    void checkSecrets(JsonNode told) {
        var text = told.toString();
        if (secrets.stream().anyMatch(text::contains)) {
            throw diary.broken("was told what is not for it: " + text);
        }
    }
}
