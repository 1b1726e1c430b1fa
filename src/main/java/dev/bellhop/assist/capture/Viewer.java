package dev.bellhop.assist.capture;

import dev.bellhop.assist.model.AssistConnection;

/// An agent's connection that watches a page. It gets frames only while little is unread, so that messages are not
/// stuck behind page frames. A slow viewer skips to the next snapshot; nobody waits for it.
public final class Viewer {
    private final ViewedPage page;
    private final AssistConnection connection;
    private final long ahead;
    private int generation;
    private int place;
    private boolean resting;

    /// @param ahead the most unread bytes
    public Viewer(ViewedPage page, AssistConnection connection, long ahead) {
        this.page = page;
        this.connection = connection;
        this.ahead = ahead;
    }

    public AssistConnection line() {
        return connection;
    }

    /// Call it with the page locked.
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
            if (connection.unread() > ahead) {
                rest();
                return;
            }
            connection.send(frame);
            place++;
        }
    }

    private void rest() {
        resting = true;
        connection.soon(() -> page.within(() -> {
            resting = false;
            if (page.isWatchedBy(this)) {
                pump();
            }
        }));
    }
}
