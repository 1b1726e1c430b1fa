package dev.bellhop.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellhop.visitor.PersonalData;
import dev.bellhop.visitor.PersonalData.Subject;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Streams all data of a visitor page by page, so that years take no more memory than a day.
@Singleton
class VisitorExport {
    private final List<PersonalData> data;
    private final ObjectMapper json;

    VisitorExport(@All List<PersonalData> data, ObjectMapper json) {
        this.data = data;
        this.json = json;
    }

    void write(Subject subject, OutputStream out) throws IOException {
        try (var generator = json.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.writeStartObject();
            for (var one : data) {
                one.export(subject, generator);
            }
            generator.writeEndObject();
        }
    }
}
