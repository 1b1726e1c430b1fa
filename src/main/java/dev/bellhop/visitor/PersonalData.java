package dev.bellhop.visitor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bellhop.protocol.Person;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/// What one feature keeps of visitors. A feature that keeps something has one, so that erasing and exporting find it.
public interface PersonalData {
    /// Whose data it is.
    record Subject(UUID workspace, UUID visitor) {}

    /// Erases or empties some of it, in the caller's transaction, so that a long history is many short ones.
    ///
    /// @param by who asked for it
    /// @param most about how many rows to touch
    /// @return how many rows of which tables; empty: nothing is left
    Map<String, Long> eraseSome(Subject subject, Person by, int most);

    /// Adds its fields to the object that is being written, page by page.
    void export(Subject subject, JsonGenerator out) throws IOException;
}
