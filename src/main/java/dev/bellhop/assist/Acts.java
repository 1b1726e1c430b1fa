package dev.bellhop.assist;

import dev.bellhop.protocol.AssistAct.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What agents have done on a page and have not heard of yet. Not safe for threads.
final class Acts {
    private static final int PER_SECOND = 20;
    private static final int BURST = 60;
    private static final int OPEN = 64;
    private final Allowance allowance;
    private final SequencedMap<String, Line> open = new LinkedHashMap<>();

    Acts(Instant now) {
        this.allowance = new Allowance(PER_SECOND, BURST, now);
    }

    boolean isAllowed(Instant now) {
        return allowance.take(1, now);
    }

    void sent(String ref, Line by) {
        open.put(ref, by);
        if (open.size() > OPEN) {
            open.pollFirstEntry();
        }
    }

    /// What became of one.
    ///
    /// @return who waits to hear of it, or null
    Line told(String ref, Outcome outcome) {
        return outcome == Outcome.WAITS ? open.get(ref) : open.remove(ref);
    }

    void forget(Line by) {
        open.values().removeIf(line -> line == by);
    }
}
