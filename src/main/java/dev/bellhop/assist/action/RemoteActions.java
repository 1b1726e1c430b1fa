package dev.bellhop.assist.action;

import dev.bellhop.assist.model.Allowance;
import dev.bellhop.assist.model.AssistConnection;
import dev.bellhop.protocol.AssistAct.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What agents have done on a page and have not heard of yet. Not safe for threads.
public final class RemoteActions {
    private static final int PER_SECOND = 20;
    private static final int BURST = 60;
    private static final int OPEN = 64;
    private final Allowance allowance;
    private final SequencedMap<String, AssistConnection> open = new LinkedHashMap<>();

    public RemoteActions(Instant now) {
        this.allowance = new Allowance(PER_SECOND, BURST, now);
    }

    public boolean isAllowed(Instant now) {
        return allowance.take(1, now);
    }

    public void sent(String ref, AssistConnection by) {
        open.put(ref, by);
        if (open.size() > OPEN) {
            open.pollFirstEntry();
        }
    }

    /// What became of one.
    ///
    /// @return who waits to hear of it, or null
    public AssistConnection told(String ref, Outcome outcome) {
        return outcome == Outcome.WAITS ? open.get(ref) : open.remove(ref);
    }

    public void forget(AssistConnection by) {
        open.values().removeIf(line -> line == by);
    }
}
