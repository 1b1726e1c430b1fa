package dev.bellhop.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.password.Passwords;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/// Makes a call that creates something safe to send twice (G2): the second answer is the first one's. What was created
/// and its key are committed together, so the promise holds over crashes and on every replica.
@ApplicationScoped
public class Idempotency {
    private static final Duration KEPT = Duration.ofDays(2);
    private static final int LONGEST = 64;
    private final Passwords hashes;
    private final ObjectMapper json;
    private final Clock clock;

    Idempotency(Passwords hashes, ObjectMapper json, Clock clock) {
        this.hashes = hashes;
        this.json = json;
        this.clock = clock;
    }

    /// @param key the caller's own id for the call, or null where sending it twice may do it twice
    /// @param request what is asked; the same key with another request is refused
    /// @param work answers what is kept, and throws where nothing was done
    @Transactional
    public <T> T once(Caller caller, String key, Object request, Class<T> type, Supplier<T> work) {
        if (key == null) {
            return work.get();
        }
        check(key);
        var id = new IdempotentCall.Key(caller.workspace(), caller.id(), key);
        var asked = type.getSimpleName() + ' ' + write(request);
        if (!IdempotentCall.begin(id, hashes.hash(asked), clock.instant())) {
            return again(IdempotentCall.of(id), asked, type);
        }
        var answer = work.get();
        IdempotentCall.of(id).answer = write(answer);
        return answer;
    }

    private static void check(String key) {
        if (key.isEmpty() || key.length() > LONGEST) {
            throw Refusal.malformed("An Idempotency-Key has 1 to " + LONGEST + " characters.");
        }
    }

    private <T> T again(IdempotentCall before, String asked, Class<T> type) {
        if (!hashes.matches(asked, before.request)) {
            throw Refusal.reused("This Idempotency-Key was sent with another request before. Use a new one.");
        }
        try {
            return json.readValue(before.answer, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @return how many calls of theirs were kept
    @Transactional
    public long forget(UUID workspace, UUID caller) {
        return IdempotentCall.forgetOf(workspace, caller);
    }

    @Scheduled(every = "1h", delayed = "15m")
    @Transactional
    void forgetOld() {
        IdempotentCall.forgetBefore(clock.instant().minus(KEPT));
    }
}
