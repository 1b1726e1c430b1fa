package dev.bellhop.assist.model;

import dev.bellhop.protocol.AssistView;
import dev.bellhop.protocol.AssistView.End;
import dev.bellhop.protocol.AssistView.State;
import dev.bellhop.protocol.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The record of an assist session. What was seen is in [RecordingPart], if recorded.
@Entity
@Table(name = "assist_session")
public class AssistSession extends PanacheEntityBase {
    @Id
    public UUID id;

    public UUID workspace;
    public UUID conversation;

    @Column(name = "by_kind")
    String byKind;

    @Column(name = "by_id")
    UUID byId;

    /// Set for agents only; a visitor is stored by id, which resolves to nobody after erasure.
    @Column(name = "by_name")
    String byName;

    @Column(name = "asked_at")
    Instant askedAt;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "ended_at")
    public Instant endedAt;

    @Column(name = "end_reason")
    public String endReason;

    /// When the recording is deleted; null if there is none.
    @Column(name = "recorded_until")
    public Instant recordedUntil;

    public static AssistSession of(AssistRequest about, Instant now) {
        var row = new AssistSession();
        row.id = about.id();
        row.workspace = about.workspace();
        row.conversation = about.conversation();
        row.byKind = about.by().kind().name().toLowerCase(Locale.ROOT);
        row.byId = about.by().id();
        row.byName = about.by().kind() == Person.Kind.AGENT ? about.by().name() : null;
        row.askedAt = now;
        return row;
    }

    public static Optional<AssistSession> byId(UUID workspace, UUID id) {
        return find("workspace = ?1 and id = ?2", workspace, id).firstResultOptional();
    }

    public static Optional<AssistSession> open(UUID id) {
        return AssistSession.<AssistSession>find("id = ?1 and endedAt is null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// Also locks it until the transaction ends.
    public static Optional<AssistSession> held(UUID id) {
        return AssistSession.<AssistSession>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public static List<UUID> recordedBefore(Instant now, int most) {
        return QuarkusTransaction.requiringNew()
                .call(() -> AssistSession.<AssistSession>find("recordedUntil < ?1", now).page(0, most).stream()
                        .map(row -> row.id)
                        .toList());
    }

    public static List<UUID> openLongAgo(Instant before, int most) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        AssistSession.<AssistSession>find("endedAt is null and askedAt < ?1", before)
                                .page(0, most)
                                .stream()
                                .map(row -> row.id)
                                .toList());
    }

    /// Newest first, since ids ascend with time.
    public static List<AssistSession> page(UUID workspace, UUID conversation, UUID before, int limit) {
        var where = "workspace = ?1 and (cast(?2 as uuid) is null or conversation = ?2)"
                + " and (cast(?3 as uuid) is null or id < ?3) order by id desc";
        return AssistSession.<AssistSession>find(where, workspace, conversation, before)
                .page(0, limit)
                .list();
    }

    /// The sessions of a visitor, found by its conversations.
    ///
    /// @param after the last of the page before
    public static List<AssistSession> of(UUID workspace, UUID visitor, UUID after, int limit) {
        return AssistSession.<AssistSession>find(
                        "workspace = ?1 and conversation in (select c.id from Conversation c where c.workspace = ?1 and"
                                + " c.visitor = ?2) and id > ?3 order by id",
                        workspace,
                        visitor,
                        after)
                .page(0, limit)
                .list();
    }

    public static long forget(UUID workspace, UUID visitor) {
        return delete(
                "workspace = ?1 and conversation in (select c.id from Conversation c where c.workspace = ?1 and"
                        + " c.visitor = ?2)",
                workspace,
                visitor);
    }

    Person by() {
        return new Person(Person.Kind.valueOf(byKind.toUpperCase(Locale.ROOT)), byId, byName);
    }

    /// Closes sessions that are not live any more, as after a crash.
    public AssistView view() {
        var why = endReason == null ? End.RESTARTED : End.of(endReason);
        return new AssistView(
                id,
                conversation,
                State.ENDED,
                by(),
                Set.of(),
                Set.of(),
                List.of(),
                askedAt,
                startedAt,
                endedAt,
                null,
                recordedUntil != null,
                why);
    }
}
