package dev.bellhop.assist.call;

import dev.bellhop.assist.model.Allowance;
import dev.bellhop.assist.model.AssistConnection;
import dev.bellhop.common.Refusal;
import dev.bellhop.protocol.Signal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Which agents' connections are sent the visitor's screen, each by a name that it made up for its end of the call. Not
/// safe for threads.
public final class Signalling {
    private static final int PER_SECOND = 32 * 1024;
    private static final int BURST = 512 * 1024;
    private final Map<String, AssistConnection> lines = new HashMap<>();
    private final Allowance allowance;

    public Signalling(Instant now) {
        this.allowance = new Allowance(PER_SECOND, BURST, now);
    }

    public void checkAllowed(Signal signal, Instant now) {
        if (!allowance.take(signal.size(), now)) {
            throw Refusal.tooMany("That was too much at once. Try again in a moment.", 1);
        }
    }

    /// A connection has one call at a time.
    ///
    /// @return the name of the one before, or null
    public String open(String peer, AssistConnection line) {
        if (lines.containsKey(peer)) {
            throw Refusal.conflict("This call is under way already. Make up another name for a new one.");
        }
        var before = nameOf(line);
        lines.remove(before);
        lines.put(peer, line);
        return before;
    }

    /// Who is called so, or null.
    public AssistConnection lineOf(String peer) {
        return lines.get(peer);
    }

    public void close(String peer) {
        lines.remove(peer);
    }

    /// @return the name of the call that is over with it, or null
    public String forget(AssistConnection line) {
        var peer = nameOf(line);
        lines.remove(peer);
        return peer;
    }

    public void forgetAll() {
        lines.clear();
    }

    private String nameOf(AssistConnection line) {
        return lines.entrySet().stream()
                .filter(entry -> entry.getValue() == line)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
