package dev.bellhop.assist.action;

import dev.bellhop.assist.model.AssistConnection;
import dev.bellhop.protocol.AssistAct.Outcome;
import dev.bellhop.ratelimit.RateLimit;
import io.github.bucket4j.Bucket;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/// Agents' actions on a page whose outcome is open. Not thread-safe.
public final class RemoteActions {
    private static final int PER_SECOND = 20;
    private static final int BURST = 60;
    private static final int OPEN = 64;
    private final Bucket rateLimit = RateLimit.perSecond(PER_SECOND).bucket(BURST);
    private final SequencedMap<String, AssistConnection> open = new LinkedHashMap<>();
    private final Set<String> waiting = new HashSet<>();

    public boolean isAllowed() {
        return rateLimit.tryConsume(1);
    }

    public void sent(String ref, AssistConnection by) {
        open.put(ref, by);
        waiting.remove(ref);
        if (open.size() > OPEN) {
            waiting.remove(open.pollFirstEntry().getKey());
        }
    }

    /// The outcome of an action. That it waits is heard once.
    ///
    /// @return the connection that waits for it, or null
    public AssistConnection told(String ref, Outcome outcome) {
        if (outcome == Outcome.WAITS) {
            return open.containsKey(ref) && waiting.add(ref) ? open.get(ref) : null;
        }
        waiting.remove(ref);
        return open.remove(ref);
    }

    public void forget(AssistConnection by) {
        open.values().removeIf(connection -> connection == by);
        waiting.retainAll(open.keySet());
    }
}
