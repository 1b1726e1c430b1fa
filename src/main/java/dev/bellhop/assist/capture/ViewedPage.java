package dev.bellhop.assist.capture;

/// The page of a session, as a [Viewer] needs it.
public interface ViewedPage {
    /// Whether the visitor allows it to be seen now.
    boolean isShown();

    PageSnapshots pages();

    boolean isWatchedBy(Viewer viewer);

    /// Runs the work under the page's lock.
    void within(Runnable work);
}
