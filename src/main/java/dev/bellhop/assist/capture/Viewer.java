package dev.bellhop.assist.capture;

import dev.bellhop.assist.model.AssistConnection;

/// One agent's connection that sees a page. It is given what it lacks only while little waits for it, so that messages
/// never stand behind much of a page; whoever is slow skips to the next picture, and nobody waits for them.
public final class Viewer {
    private final ViewedPage page;
    private final AssistConnection line;
    private final long ahead;
    private int generation;
    private int place;
    private boolean resting;

    /// @param ahead bytes that may wait for it
    public Viewer(ViewedPage page, AssistConnection line, long ahead) {
        this.page = page;
        this.line = line;
        this.ahead = ahead;
    }

    public AssistConnection line() {
        return line;
    }

    /// To be called with the page locked.
    public void pump() {
        if (resting || !page.isShown()) {
            return;
        }
        var pages = page.pages();
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
        line.soon(() -> page.within(() -> {
            resting = false;
            if (page.isWatchedBy(this)) {
                pump();
            }
        }));
    }
}
