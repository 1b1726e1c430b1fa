package dev.bellhop.common;

/// A request that is refused. REST sends it as problem+json, a socket as a `refused` frame. The message is a sentence
/// for the caller; it reveals nothing that the caller may not know.
public final class Refusal extends RuntimeException {
    public enum Code {
        MALFORMED(400),
        UNAUTHENTICATED(401),
        SECOND_FACTOR(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        VERSION(412),
        TOO_LONG(413),
        ADDRESS_TOO_LONG(414),
        REUSED(422),
        UNACCEPTABLE(422),
        TOO_MANY(429),
        HEADERS_TOO_LONG(431),
        UNAVAILABLE(503);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        /// The corresponding HTTP status.
        public int status() {
            return status;
        }

        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Code code;
    private final Integer retryAfter;

    private Refusal(Code code, String message, Integer retryAfter) {
        // No stack trace: a refusal is an answer, not a fault.
        super(message, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public static Refusal malformed(String sentence) {
        return new Refusal(Code.MALFORMED, sentence, null);
    }

    public static Refusal unauthenticated(String sentence) {
        return new Refusal(Code.UNAUTHENTICATED, sentence, null);
    }

    /// The password is right, but the second factor's code is missing or wrong.
    public static Refusal secondFactor(String sentence) {
        return new Refusal(Code.SECOND_FACTOR, sentence, null);
    }

    public static Refusal forbidden(String sentence) {
        return new Refusal(Code.FORBIDDEN, sentence, null);
    }

    /// Also sent for what belongs to somebody else, so that the caller does not learn whether it exists.
    public static Refusal notFound(String thing) {
        return new Refusal(Code.NOT_FOUND, "There is no such " + thing + " here.", null);
    }

    /// A one-time link that is used, expired or unknown.
    public static Refusal staleLink() {
        return new Refusal(Code.NOT_FOUND, "This link has been used, or is too old. Ask for a new one.", null);
    }

    public static Refusal conflict(String sentence) {
        return new Refusal(Code.CONFLICT, sentence, null);
    }

    /// A version of a protocol that is not spoken here.
    public static Refusal version(String sentence) {
        return new Refusal(Code.VERSION, sentence, null);
    }

    /// An `Idempotency-Key` that was used for another request.
    public static Refusal reused() {
        var sentence = "This Idempotency-Key was sent with another request before. Use a new one.";
        return new Refusal(Code.REUSED, sentence, null);
    }

    public static Refusal tooLong(String what, int most) {
        return new Refusal(
                Code.TOO_LONG, what + " has more than " + most + " characters. Shorten it and send it again.", null);
    }

    public static Refusal tooLarge(String sentence) {
        return new Refusal(Code.TOO_LONG, sentence, null);
    }

    /// The line of a request, which holds its path and query, is longer than is read.
    public static Refusal addressTooLong() {
        return new Refusal(Code.ADDRESS_TOO_LONG, "The address is too long. Shorten what you ask for.", null);
    }

    public static Refusal headersTooLong() {
        return new Refusal(Code.HEADERS_TOO_LONG, "The headers are too long. Send fewer, or shorter ones.", null);
    }

    /// A file that is not taken because of what it holds.
    public static Refusal unacceptable(String sentence) {
        return new Refusal(Code.UNACCEPTABLE, sentence, null);
    }

    public static Refusal tooMany(String sentence, int retryAfterSeconds) {
        return new Refusal(Code.TOO_MANY, sentence, retryAfterSeconds);
    }

    /// Somebody else keeps the row for too long.
    public static Refusal locked() {
        return new Refusal(
                Code.UNAVAILABLE, "Not stored: this is being changed by somebody else. Try again in a moment.", 2);
    }

    /// Something that the service needs does not work just now.
    public static Refusal unavailable(String sentence) {
        return new Refusal(Code.UNAVAILABLE, sentence, 2);
    }

    public static Refusal unavailable() {
        return new Refusal(Code.UNAVAILABLE, "Not stored: the database does not answer. Try again in a moment.", 2);
    }

    public Code code() {
        return code;
    }

    /// Seconds to wait, or null if waiting does not help.
    public Integer retryAfter() {
        return retryAfter;
    }
}
