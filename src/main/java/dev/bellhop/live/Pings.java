package dev.bellhop.live;

import java.time.Duration;
import java.time.Instant;

/// Whose turn it is to be asked whether they are still there: everyone's once in each interval, at a moment of their
/// own in it, however often and unevenly one looks.
///
/// @param every more than nothing
/// @param last when one looked before
record Pings(Duration every, Instant last, Instant now) {
    /// @param client any number that is its own and stays
    boolean include(int client) {
        var interval = Math.max(1, every.toMillis());
        var moment = Math.floorMod(client, interval);
        return Math.floorDiv(last.toEpochMilli() - moment, interval)
                != Math.floorDiv(now.toEpochMilli() - moment, interval);
    }
}
