package dev.bellhop.assist.recording;

import dev.bellhop.assist.model.AssistSession;
import dev.bellhop.common.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;

/// A piece of a recording: lines of JSON, compressed.
@Entity
@Table(name = "recording_part")
public class RecordingPart extends PanacheEntityBase {
    @Id
    UUID id;

    UUID workspace;
    UUID session;
    int nr;
    byte[] data;

    static RecordingPart of(AssistSession session, int nr, byte[] data) {
        var part = new RecordingPart();
        part.id = Ids.next();
        part.workspace = session.workspace;
        part.session = session.id;
        part.nr = nr;
        part.data = data;
        return part;
    }

    /// The next one behind this number; one may be missing, where it could not be stored.
    static Optional<RecordingPart> after(UUID workspace, UUID session, int nr) {
        return find("workspace = ?1 and session = ?2 and nr > ?3 order by nr", workspace, session, nr)
                .page(0, 1)
                .firstResultOptional();
    }

    static long forget(UUID session) {
        return delete("session", session);
    }
}
