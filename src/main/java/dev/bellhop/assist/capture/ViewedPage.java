package dev.bellhop.assist.capture;

/// The page that a [Viewer] shows, as far as the viewer needs to know it.
public interface ViewedPage {
    /// Whether the visitor allows it to be seen now.
    boolean isShown();

    PageSnapshots pages();

    boolean isWatchedBy(Viewer viewer);

    /// Runs the work under the page's lock.
    void within(Runnable work);
}
