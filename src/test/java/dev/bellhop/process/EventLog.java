package dev.bellhop.process;

import java.util.ArrayDeque;
import java.util.Deque;

/// What one client of a walk did and was told, the last of it, for the sentence that says what broke.
final class EventLog {
    private static final int LINES = 30;
    private static final int WIDTH = 300;
    private final String whose;
    private final Deque<String> lines = new ArrayDeque<>();

    EventLog(String whose) {
        this.whose = whose;
    }

    synchronized void note(String what, Object about) {
        var line = what + " " + about;
        lines.add(line.length() > WIDTH ? line.substring(0, WIDTH) + "…" : line);
        if (lines.size() > LINES) {
            lines.remove();
        }
    }

    synchronized AssertionError broken(String sentence) {
        return new AssertionError(
                "%s %s. The last it did and was told:%n  %s".formatted(whose, sentence, String.join("\n  ", lines)));
    }
}
