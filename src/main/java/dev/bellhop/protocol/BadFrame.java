package dev.bellhop.protocol;

/// A frame that cannot be understood. Its message is meant for the sender.
public final class BadFrame extends RuntimeException {
    public BadFrame(String message) {
        // Without a stack trace: anyone on the internet can cause it, as often as they like.
        super(message, null, false, false);
    }
}
