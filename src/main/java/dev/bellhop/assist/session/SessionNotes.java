package dev.bellhop.assist.session;

import dev.bellhop.audit.AuditAction;
import dev.bellhop.protocol.AssistView.Power;
import dev.bellhop.protocol.Person;
import dev.bellhop.ratelimit.RateLimit;
import io.github.bucket4j.Bucket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// What the audit has of one session. What is new in it is always noted: a power that is allowed or asked for, an agent
/// who watches. A repetition is noted only where there is room, since nothing deletes the entries; the next entry says
/// how many were left out. Thread-safe.
final class SessionNotes {
    private record Key(AuditAction action, UUID by, Power power) {}

    /// What a visitor has allowed and the audit does not say yet.
    record Consent(Person by, Set<Power> powers) {}

    private final Bucket visitorsRepeats;
    private final Set<Key> had = new HashSet<>();
    private final Map<AuditAction, Long> leftOut = new EnumMap<>(AuditAction.class);
    private Consent unsaid;

    SessionNotes(RateLimit visitorsRepeats) {
        this.visitorsRepeats = visitorsRepeats.bucket(visitorsRepeats.tokens());
    }

    /// Whether there is room in this session for a repetition of the visitor's.
    boolean hasRoom() {
        return visitorsRepeats.tryConsume(1);
    }

    /// @param hasRoom for a repetition
    ///
    /// @return how many were left out since the entry before, or empty if this one is left out too
    synchronized OptionalLong take(AuditAction action, Person by, Set<Power> powers, BooleanSupplier hasRoom) {
        if (!isNew(action, by, powers) && !hasRoom.getAsBoolean()) {
            leftOut.merge(action, 1L, Long::sum);
            if (action == AuditAction.ASSIST_ALLOWED) {
                unsaid = new Consent(by, powers);
            }
            return OptionalLong.empty();
        }
        if (action == AuditAction.ASSIST_ALLOWED) {
            unsaid = null;
        }
        return OptionalLong.of(takeLeftOut(action));
    }

    private boolean isNew(AuditAction action, Person by, Set<Power> powers) {
        var isNew = powers.isEmpty() && had.add(new Key(action, by.id(), null));
        for (var power : powers) {
            isNew |= had.add(new Key(action, by.id(), power));
        }
        return isNew;
    }

    /// @return how many were left out since the entry before
    synchronized long takeLeftOut(AuditAction action) {
        var count = leftOut.remove(action);
        return count == null ? 0 : count;
    }

    synchronized boolean hasUnsaid() {
        return unsaid != null;
    }

    /// What is allowed now, if the entry was left out; it counts as noted then.
    synchronized Optional<Consent> takeUnsaid() {
        var consent = Optional.ofNullable(unsaid);
        unsaid = null;
        if (consent.isPresent()) {
            leftOut.merge(AuditAction.ASSIST_ALLOWED, -1L, Long::sum);
        }
        return consent;
    }

    /// What was left out in the end, as `3 assist.allowed, 1 assist.watched`; null if nothing was.
    synchronized String atTheEnd() {
        unsaid = null;
        var text = leftOut.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " " + entry.getKey().wireName())
                .collect(Collectors.joining(", "));
        leftOut.clear();
        return text.isEmpty() ? null : text;
    }
}
