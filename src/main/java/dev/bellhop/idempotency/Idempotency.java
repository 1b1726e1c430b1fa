package dev.bellhop.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Makes a creating call safe to repeat (G2): a repeated call gets the first answer. The result and its key are
/// committed together, so this holds after crashes and on every replica.
@ApplicationScoped
public class Idempotency {
    private static final Duration KEPT = Duration.ofDays(2);
    private static final int LONGEST = 64;
    private final RequestFingerprint fingerprints;
    private final ObjectMapper json;
    private final Clock clock;

    Idempotency(RequestFingerprint fingerprints, ObjectMapper json, Clock clock) {
        this.fingerprints = fingerprints;
        this.json = json;
        this.clock = clock;
    }

    /// @param key the caller's id for the call, or null if repeating it may do it twice
    /// @param request the request; the same key with another request is refused
    /// @param work returns the answer to keep; throws if nothing was done
    @Transactional
    public <T> T once(Caller caller, String key, Object request, Class<T> type, Supplier<T> work) {
        if (key == null) {
            return work.get();
        }
        check(key);
        var id = new IdempotentCall.Key(caller.workspace(), caller.id(), key);
        var asked = fingerprints.of(type.getSimpleName() + ' ' + write(request));
        if (!IdempotentCall.begin(id, asked, clock.instant())) {
            return again(IdempotentCall.of(id), asked, type);
        }
        var answer = work.get();
        IdempotentCall.of(id).answer = write(answer);
        return answer;
    }

    /// The same for work that commits in steps, each of which has no effect once it is done. A call that is repeated
    /// while the first is at work, or after that broke off, does what is left.
    public <T> T repeatable(Caller caller, String key, Object request, Class<T> type, Supplier<T> work) {
        if (key == null) {
            return work.get();
        }
        check(key);
        var id = new IdempotentCall.Key(caller.workspace(), caller.id(), key);
        var asked = fingerprints.of(type.getSimpleName() + ' ' + write(request));
        var before = QuarkusTransaction.requiringNew().call(() -> begun(id, asked, type));
        return before.orElseGet(() -> finish(id, work));
    }

    /// Empty if there is no answer yet: the first call is at work, or broke off.
    private <T> Optional<T> begun(IdempotentCall.Key id, String asked, Class<T> type) {
        var isFirst = IdempotentCall.begin(id, asked, clock.instant());
        return isFirst
                ? Optional.empty()
                : Optional.ofNullable(IdempotentCall.of(id)).flatMap(before -> known(before, asked, type));
    }

    private <T> Optional<T> known(IdempotentCall before, String asked, Class<T> type) {
        requireSame(before, asked);
        return Optional.ofNullable(before.answer).map(answer -> read(answer, type));
    }

    private <T> T finish(IdempotentCall.Key id, Supplier<T> work) {
        try {
            var answer = work.get();
            QuarkusTransaction.requiringNew().run(() -> IdempotentCall.answer(id, write(answer)));
            return answer;
        } catch (Refusal refused) {
            QuarkusTransaction.requiringNew().run(() -> IdempotentCall.forgetUnanswered(id));
            throw refused;
        }
    }

    private static void check(String key) {
        if (key.length() > LONGEST) {
            throw Refusal.malformed("An Idempotency-Key has 1 to " + LONGEST + " characters.");
        }
    }

    private <T> T again(IdempotentCall before, String asked, Class<T> type) {
        requireSame(before, asked);
        return read(before.answer, type);
    }

    private static void requireSame(IdempotentCall before, String asked) {
        if (!RequestFingerprint.same(asked, before.request)) {
            throw Refusal.reused();
        }
    }

    private <T> T read(String answer, Class<T> type) {
        try {
            return json.readValue(answer, type);
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

    /// @return how many stored calls were deleted
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
