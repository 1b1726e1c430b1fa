package dev.bellhop.visitor;

import dev.bellhop.protocol.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;

/// That a company takes nothing from a visitor any more.
///
/// @param byName the agent's name at that time
/// @param reason for colleagues only; null without one
@Embeddable
record Block(
        @Column(name = "blocked_at") Instant at,
        @Column(name = "blocked_by") UUID by,
        @Column(name = "blocked_by_name") String byName,
        @Column(name = "block_reason") String reason) {
    VisitorView.Block view() {
        return new VisitorView.Block(at, new Person(Person.Kind.AGENT, by, byName), reason);
    }
}
