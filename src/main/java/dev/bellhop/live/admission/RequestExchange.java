package dev.bellhop.live.admission;

import dev.bellhop.common.Refusal;
import dev.bellhop.ratelimit.MemoryBudget;
import dev.bellhop.ratelimit.MemoryBudget.Holder;
import dev.bellhop.ratelimit.MemoryBudget.Holding;
import dev.bellhop.ratelimit.MemoryBudget.Share;
import dev.bellhop.ratelimit.MemoryBudget.Use;
import java.util.Optional;

/// One request and its answer, and the bytes that are held for them. Of one event loop.
final class RequestExchange {
    private static final int MOMENT_SECONDS = 2;
    private final Holding body;
    private final Holding answer;
    private final int held;
    private long most;
    private long received;

    /// @param address of the client
    /// @param most bytes of the body
    /// @param held bytes that are held besides, as long as the body comes
    RequestExchange(MemoryBudget budget, String address, long most, int held) {
        var holder = new Holder(Share.ADDRESS, address);
        this.body = budget.open(Use.BODIES, holder);
        this.answer = budget.open(Use.ANSWERS, holder);
        this.most = most;
        this.held = held;
    }

    /// Whether the client takes its answers.
    ///
    /// @param declared length of the body, or 0 if it is not said
    Optional<Refusal> begin(long declared) {
        if (!answer.hasRoom()) {
            return Optional.of(
                    Refusal.tooMany("Too many answers wait to be read. Read them, then ask again.", MOMENT_SECONDS));
        }
        return check(declared).or(() -> hold(held));
    }

    Optional<Refusal> receive(int bytes) {
        received += bytes;
        return check(received).or(() -> hold(bytes));
    }

    private Optional<Refusal> hold(int bytes) {
        return bytes == 0 || body.grow(bytes)
                ? Optional.empty()
                : Optional.of(Refusal.tooMany(
                        "Too many requests are being sent at once. Try again in a moment.", MOMENT_SECONDS));
    }

    /// @param bytes the most that the body may have from now on
    /// @param declared length of the body, or 0 if it is not said
    Optional<Refusal> restrict(long bytes, long declared) {
        most = bytes;
        return check(Math.max(declared, received));
    }

    private Optional<Refusal> check(long length) {
        return length > most
                ? Optional.of(Refusal.tooLarge("The body has more than " + most / 1024 + " KB."))
                : Optional.empty();
    }

    /// A part of the answer waits for the client.
    ///
    /// @return false if all clients' part is full and this address has filled more than its share of it
    boolean send(int bytes) {
        answer.hold(bytes);
        if (answer.isBearable()) {
            return true;
        }
        answer.shrink(bytes);
        return false;
    }

    void taken(int bytes) {
        answer.shrink(bytes);
    }

    /// The answer is complete, though the client may not have taken all of it.
    void end() {
        body.close();
    }
}
