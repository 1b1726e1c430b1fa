package dev.bellhop.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// What one client was told of the logs it listens to (G3, G4): in order, without a gap, again only what it asked for
/// again, and the same as before then.
final class DeliveryCheck {
    private static final class Log {
        private final TreeMap<Long, JsonNode> entries = new TreeMap<>();
        /// Where replays may begin that were asked for on this connection.
        private final List<Long> asked = new ArrayList<>();
        /// The newest on this connection; the next one is the one behind it.
        private long position;
        /// What was asked for again and has not come yet, or null.
        private Long rewinding;
        /// Up to here it was compared with the store.
        private long compared;
    }

    private final EventLog diary;
    private final Map<UUID, Log> logs = new HashMap<>();

    DeliveryCheck(EventLog diary) {
        this.diary = diary;
    }

    boolean knows(UUID conversation) {
        return logs.containsKey(conversation);
    }

    Set<UUID> conversations() {
        return logs.keySet();
    }

    /// @param position it goes on from here
    void begin(UUID conversation, long position) {
        var log = new Log();
        log.position = position;
        log.asked.add(position);
        logs.put(conversation, log);
    }

    /// A new connection, on which each goes on from what is known without a gap.
    void reconnected() {
        logs.forEach((conversation, log) -> {
            log.position = known(conversation);
            log.rewinding = null;
            log.asked.clear();
            log.asked.add(log.position);
        });
    }

    /// What the client has without a gap.
    long known(UUID conversation) {
        var entries = logs.get(conversation).entries;
        return !entries.isEmpty() && entries.lastKey() == entries.size() ? entries.lastKey() : 0;
    }

    long position(UUID conversation) {
        return logs.get(conversation).position;
    }

    /// A `resume` is being sent.
    void ask(UUID conversation, long after) {
        var log = logs.get(conversation);
        log.asked.add(after);
        log.rewinding = after < log.position ? after : null;
    }

    boolean isRewinding(UUID conversation) {
        return logs.get(conversation).rewinding != null;
    }

    void hear(JsonNode message) {
        var log = log(UUID.fromString(message.path("conversation").asText()));
        take(log, message);
    }

    void replay(JsonNode frame) {
        var log = log(UUID.fromString(frame.path("conversation").asText()));
        var messages = frame.path("messages");
        var before = messages.isEmpty() ? log.position : seq(messages.get(0)) - 1;
        if (log.asked.remove((Long) before) && !messages.isEmpty()) {
            log.position = before;
            log.rewinding = Long.valueOf(before).equals(log.rewinding) ? null : log.rewinding;
        }
        messages.forEach(message -> take(log, message));
    }

    private Log log(UUID conversation) {
        var log = logs.get(conversation);
        if (log == null) {
            throw diary.broken("was told of " + conversation + " and never asked for it");
        }
        return log;
    }

    private void take(Log log, JsonNode message) {
        if (seq(message) != log.position + 1) {
            throw diary.broken("had %d and was told %s".formatted(log.position, message));
        }
        log.position++;
        var before = log.entries.put(log.position, message);
        if (before != null && !before.equals(message)) {
            throw diary.broken("was told %s, and before %s".formatted(message, before));
        }
    }

    private static long seq(JsonNode message) {
        return message.path("seq").asLong();
    }

    Collection<JsonNode> log(UUID conversation, long after) {
        return logs.get(conversation).entries.tailMap(after, false).values();
    }

    /// @return what has not been told yet
    Optional<String> lacks(UUID conversation, long head) {
        var log = logs.get(conversation);
        if (log == null) {
            return Optional.of("never heard of " + conversation);
        }
        if (log.rewinding != null) {
            return Optional.of(
                    "asked for what followed %d of %s and never got it".formatted(log.rewinding, conversation));
        }
        var known = known(conversation);
        return known == head && log.position == head
                ? Optional.empty()
                : Optional.of("was told %d of %d entries of %s".formatted(known, head, conversation));
    }

    /// What was told is what the store says.
    void compare(UUID conversation, Rest rest) {
        var log = logs.get(conversation);
        var stored = rest.messages(conversation, log.compared);
        var told = List.copyOf(log(conversation, log.compared));
        for (int i = 0; i < Math.max(stored.size(), told.size()); i++) {
            if (i >= stored.size() || i >= told.size() || !stored.get(i).equals(told.get(i))) {
                throw diary.broken("was told %s, where the store has %s"
                        .formatted(i < told.size() ? told.get(i) : null, i < stored.size() ? stored.get(i) : null));
            }
        }
        log.compared += stored.size();
    }
}
