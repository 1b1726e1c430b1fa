package dev.bellhop.assist.capture;

import dev.bellhop.assist.model.AssistConnection;
import dev.bellhop.assist.session.LiveAssist;
import dev.bellhop.protocol.AssistView.Power;

/// One agent's connection that sees a page. It is given what it lacks only while little waits for it, so that messages
/// never stand behind much of a page; whoever is slow skips to the next picture, and nobody waits for them.
public final class Viewer {
    private final LiveAssist assistance;
    private final AssistConnection line;
    private final long ahead;
    private int generation;
    private int place;
    private boolean resting;

    /// @param ahead bytes that may wait for it
    public Viewer(LiveAssist assistance, AssistConnection line, long ahead) {
        this.assistance = assistance;
        this.line = line;
        this.ahead = ahead;
    }

    public AssistConnection line() {
        return line;
    }

    /// To be called with the assistance locked.
    public void pump() {
        if (resting || !assistance.standing().allows(Power.SEE)) {
            return;
        }
        var pages = assistance.pages();
        if (generation != pages.generation()) {
            generation = pages.generation();
            place = 0;
        }
        for (var frame = pages.at(place); frame != null; frame = pages.at(place)) {
            if (line.unread() > ahead) {
                rest();
                return;
            }
            line.send(frame);
            place++;
        }
    }

    private void rest() {
        resting = true;
        line.soon(() -> assistance.within(() -> {
            resting = false;
            if (assistance.isWatchedBy(this)) {
                pump();
            }
        }));
    }
}
