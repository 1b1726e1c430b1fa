package dev.bellhop.visitor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bellhop.protocol.Person;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/// The personal data of visitors that one feature keeps. Every feature that keeps some implements it, so that erasure
/// and export include it.
public interface PersonalData {
    /// The visitor whose data it is.
    record Subject(UUID workspace, UUID visitor) {}

    /// Erases a part of it in the caller's transaction, so that a long history takes many short transactions.
    ///
    /// @param by who requested it
    /// @param most about how many rows to touch
    /// @return the number of rows by table; empty when nothing is left
    Map<String, Long> eraseSome(Subject subject, Person by, int most);

    /// Writes its fields into the export, page by page.
    void export(Subject subject, JsonGenerator out) throws IOException;
}
