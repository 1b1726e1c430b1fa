package dev.bellhop.bench.client;

/// What clients tell a scenario; always on the loop.
public abstract class Events {
    private volatile String failure;
    private int failures;
    // Written by the loop alone.
    private volatile int refusals;
    private volatile int returns;

    /// Someone else's message is here; it was meant to be sent at `sentAt` (System.nanoTime).
    public void delivered(Client client, long sentAt) {}

    /// The server has said that it keeps a message of ours; `sentAt` is 0 where its answer does not tell which.
    public void acked(Client client, long sentAt) {}

    public void typing(Client client) {}

    /// One page of what was missed.
    public void replayed(Client client, int messages, boolean more) {}

    /// The server would not do what was asked, and said so; the connection stays. Nothing is stored of it.
    public void refused(Client client, String frame) {
        refusals++;
    }

    public final int refusals() {
        return refusals;
    }

    /// The server had no room; the client tries again.
    public void cameBack(Client client) {
        returns++;
    }

    public final int returns() {
        return returns;
    }

    /// The server sent us away for good, or the connection went: in most scenarios that spoils the run.
    public void failed(Client client, String why) {
        failures++;
        if (failure == null) {
            failure = client.seat() + ": " + why;
        }
    }

    /// A figure of a run in which something failed says nothing.
    public final void check() {
        if (failure != null) {
            throw new IllegalStateException(failures + " clients failed, the first: " + failure);
        }
    }
}
