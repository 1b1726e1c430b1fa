package dev.bellhop.conversation.transcript;

import dev.bellhop.common.Names;
import dev.bellhop.protocol.FileView;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A conversation as text to read. Names are isolated and each text stands on lines of its own, so that it reads right
/// in either direction.
final class Transcript {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private final StringBuilder out = new StringBuilder();
    private final ZoneId zone;
    private LocalDate day;

    private Transcript(ZoneId zone) {
        this.zone = zone;
    }

    /// @param entries in ascending order, as the reader may see them
    /// @param cut whether earlier ones are left out
    static String of(String visitor, List<MessageView> entries, boolean cut, ZoneId zone) {
        var transcript = new Transcript(zone);
        transcript
                .out
                .append("Conversation with ")
                .append(Names.isolate(visitor))
                .append("\nTimes: ")
                .append(zone.getId());
        if (cut) {
            transcript.out.append("\nIt is long: what was said earlier is left out here.");
        }
        transcript.out.append('\n');
        entries.forEach(transcript::add);
        return transcript.out.toString();
    }

    private void add(MessageView entry) {
        switch (entry.kind()) {
            case TEXT, NOTE -> {
                begin(entry.at()).append(Names.isolate(entry.author().name()));
                out.append(entry.kind() == MessageView.Kind.NOTE ? " (note)" : "")
                        .append('\n');
                out.append(said(entry)).append('\n');
            }
            case EVENT -> {
                var line = line(entry);
                if (line != null) {
                    begin(entry.at()).append(line).append('\n');
                    out.append(entry.body() == null ? "" : entry.body() + "\n");
                }
            }
            case HIDDEN -> {}
        }
    }

    private StringBuilder begin(Instant at) {
        var time = at.atZone(zone);
        if (!time.toLocalDate().equals(day)) {
            day = time.toLocalDate();
            out.append("\n").append(DAY.format(day)).append("\n");
        }
        return out.append("\n").append(TIME.format(time)).append("  ");
    }

    private static String said(MessageView entry) {
        if (entry.deletedAt() != null) {
            return "(deleted)";
        }
        var files = entry.files() == null ? "" : files(entry.files());
        var body = entry.body() == null ? "" : entry.body();
        var text = body + (body.isEmpty() || files.isEmpty() ? "" : "\n") + files;
        return entry.editedAt() == null ? text : text + "\n(corrected)";
    }

    private static String files(List<FileView> files) {
        return files.stream()
                .map(file -> "[File: " + Names.isolate(file.name()) + "]")
                .collect(Collectors.joining("\n"));
    }

    // What tells of changes of messages stands with them, and what is the company's own affair in no transcript.
    private static String line(MessageView entry) {
        var event = entry.event();
        var who = Names.isolate(entry.author().name());
        return switch (event.name()) {
            case "assigned" -> assigned(entry, who, event.person());
            case "unassigned" -> who + " released the conversation";
            case "resolved" -> who + " resolved the conversation";
            case "reopened" -> event.value() == null ? who + " reopened the conversation" : null;
            case MessageView.Event.RATED -> who + " rated the conversation: " + event.value() + " of 5";
            default -> null;
        };
    }

    private static String assigned(MessageView entry, String who, Person agent) {
        return agent.id().equals(entry.author().id())
                ? who + " took the conversation"
                : who + " assigned " + Names.isolate(agent.name());
    }
}
