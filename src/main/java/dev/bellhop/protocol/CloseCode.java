package dev.bellhop.protocol;

/// Why the service closes a connection. 4000–4499: come back, with jitter. 4500–4999: do not.
public enum CloseCode {
    RESTARTING(4000, "The service restarts. Come back in a moment."),
    TOO_SLOW(4001, "You read too slowly. Come back and resume."),
    SILENT(4002, "Nothing was heard from you for too long."),
    NO_ROOM(4003, "The service cannot take you in right now. Come back later."),
    TOKEN_EXPIRED(4100, "Your token has expired. Get a new one, then come back."),
    ROLE_CHANGED(4101, "What you may do has changed. Come back to do it."),
    NO_HELLO(4500, "The first frame must be hello, within 10 seconds."),
    TOKEN_UNKNOWN(4501, "This token is not known here."),
    TOO_MALFORMED(4502, "Too many frames that cannot be understood."),
    SIGNED_OUT(4503, "Signed out."),
    FORBIDDEN(4504, "This key may not read conversations, which a connection does."),
    UNVERIFIED(4505, "This chat is for people who are signed in.");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    /// At most 123 bytes, as a close frame allows.
    public String reason() {
        return reason;
    }

    public boolean retry() {
        return code < 4500;
    }
}
