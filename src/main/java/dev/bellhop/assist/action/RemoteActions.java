package dev.bellhop.assist.action;

import dev.bellhop.assist.model.AssistConnection;
import dev.bellhop.protocol.AssistAct.Outcome;
import dev.bellhop.ratelimit.RateLimit;
import io.github.bucket4j.Bucket;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Agents' actions on a page whose outcome is open. Not thread-safe.
public final class RemoteActions {
    private static final int PER_SECOND = 20;
    private static final int BURST = 60;
    private static final int OPEN = 64;
    private final Bucket rateLimit = RateLimit.perSecond(PER_SECOND).bucket(BURST);
    private final SequencedMap<String, AssistConnection> open = new LinkedHashMap<>();

    public boolean isAllowed() {
        return rateLimit.tryConsume(1);
    }

    public void sent(String ref, AssistConnection by) {
        open.put(ref, by);
        if (open.size() > OPEN) {
            open.pollFirstEntry();
        }
    }

    /// The outcome of an action.
    ///
    /// @return the connection that waits for it, or null
    public AssistConnection told(String ref, Outcome outcome) {
        return outcome == Outcome.WAITS ? open.get(ref) : open.remove(ref);
    }

    public void forget(AssistConnection by) {
        open.values().removeIf(connection -> connection == by);
    }
}
