package dev.bellhop.assist.call;

import dev.bellhop.assist.model.AssistConnection;
import dev.bellhop.common.Refusal;
import dev.bellhop.protocol.Signal;
import dev.bellhop.ratelimit.RateLimit;
import io.github.bucket4j.Bucket;
import java.util.HashMap;
import java.util.Map;

/// WebRTC signalling: which agents' connections receive the screen, each by a peer name that it chose. Not thread-safe.
public final class Signalling {
    private static final int PER_SECOND = 32 * 1024;
    private static final int BURST = 512 * 1024;
    private final Map<String, AssistConnection> lines = new HashMap<>();
    private final Bucket rateLimit = RateLimit.perSecond(PER_SECOND).bucket(BURST);

    public void checkAllowed(Signal signal) {
        if (!rateLimit.tryConsume(1 + signal.size())) {
            throw Refusal.tooMany("That was too much at once. Try again in a moment.", 1);
        }
    }

    /// Opens a call; a connection has one at a time.
    ///
    /// @return the peer name of the previous call, or null
    public String open(String peer, AssistConnection connection) {
        if (lines.containsKey(peer)) {
            throw Refusal.conflict("This call is under way already. Make up another name for a new one.");
        }
        var before = nameOf(connection);
        lines.remove(before);
        lines.put(peer, connection);
        return before;
    }

    /// The connection with this peer name, or null.
    public AssistConnection lineOf(String peer) {
        return lines.get(peer);
    }

    public void close(String peer) {
        lines.remove(peer);
    }

    /// @return the peer name of its call, or null
    public String forget(AssistConnection connection) {
        var peer = nameOf(connection);
        lines.remove(peer);
        return peer;
    }

    public void forgetAll() {
        lines.clear();
    }

    private String nameOf(AssistConnection connection) {
        return lines.entrySet().stream()
                .filter(entry -> entry.getValue() == connection)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
