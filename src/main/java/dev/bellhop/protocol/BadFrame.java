package dev.bellhop.protocol;

/// An invalid frame. The message is for the sender.
public final class BadFrame extends RuntimeException {
    public BadFrame(String message) {
        // No stack trace: anybody on the internet can cause it, as often as they like.
        super(message, null, false, false);
    }
}
