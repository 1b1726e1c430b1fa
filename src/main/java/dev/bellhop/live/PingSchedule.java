package dev.bellhop.live;

import java.time.Duration;
import java.time.Instant;

/// The ping schedule: each client is due once per interval, at its own moment, however irregularly it is checked.
///
/// @param every the interval, positive
/// @param last the previous check
record PingSchedule(Duration every, Instant last, Instant now) {
    /// @param client a stable number of the client
    boolean include(int client) {
        var interval = Math.max(1, every.toMillis());
        var moment = Math.floorMod(client, interval);
        return Math.floorDiv(last.toEpochMilli() - moment, interval)
                != Math.floorDiv(now.toEpochMilli() - moment, interval);
    }
}
