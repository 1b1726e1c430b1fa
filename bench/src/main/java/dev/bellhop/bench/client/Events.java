package dev.bellhop.bench.client;

/// What clients tell a scenario; always on the loop.
public abstract class Events {
    private volatile String failure;
    private int failures;
    // Written by the loop alone.
    private volatile int refusals;
    private volatile int returns;

    /// Another client's message is here; it was due at `sentAt` (System.nanoTime).
    public void delivered(Client client, long sentAt) {}

    /// The server has stored a message of ours; `sentAt` is 0 if its answer does not say which one.
    public void acked(Client client, long sentAt) {}

    public void typing(Client client) {}

    /// One page of what was missed.
    public void replayed(Client client, int messages, boolean more) {}

    /// The server refused a request and stored nothing of it; the connection stays.
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

    /// The server closed for good, or the connection was lost. In most scenarios that spoils the run.
    public void failed(Client client, String why) {
        failures++;
        if (failure == null) {
            failure = client.seat() + ": " + why;
        }
    }

    /// A figure of a run with a failed client says nothing.
    public final void check() {
        if (failure != null) {
            throw new IllegalStateException(failures + " clients failed, the first: " + failure);
        }
    }
}
