package dev.bellhop.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellhop.common.CsvCell;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Streams all matching entries page by page, so that a year takes no more memory than a day.
@Singleton
class AuditExport {
    static final String LINES = "application/x-ndjson";
    static final String TABLE = "text/csv";
    private static final int PAGE = 500;
    private static final String HEAD = "id,at,action,actor,actor_name,on,on_name,detail,address,user_agent\r\n";
    private final Audit audit;
    private final ObjectMapper json;

    AuditExport(Audit audit, ObjectMapper json) {
        this.audit = audit;
        this.json = json;
    }

    void write(UUID workspace, AuditFilter filter, String type, OutputStream out) throws IOException {
        if (type.equals(TABLE)) {
            out.write(bytes(HEAD));
        }
        UUID last = null;
        boolean more;
        do {
            var page = audit.page(workspace, filter, last, PAGE);
            for (var entry : page) {
                out.write(type.equals(TABLE) ? bytes(row(entry)) : line(entry));
            }
            more = page.size() == PAGE;
            last = more ? page.getLast().id() : null;
        } while (more);
    }

    private byte[] line(AuditView entry) throws IOException {
        return bytes(json.writeValueAsString(entry) + "\n");
    }

    private static String row(AuditView entry) {
        var actor = entry.actor();
        var on = entry.on();
        return Stream.of(
                        entry.id(),
                        entry.at(),
                        entry.action(),
                        actor == null ? null : actor.id(),
                        actor == null ? null : actor.name(),
                        on == null ? null : on.id(),
                        on == null ? null : on.name(),
                        entry.detail(),
                        entry.address(),
                        entry.userAgent())
                .map(cell -> CsvCell.write(Objects.toString(cell, "")))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
