package dev.bellhop.conversation.model;

import dev.bellhop.common.Refusal;
import dev.bellhop.common.VisibleText;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/// Validates message bodies.
public final class MessageBody {
    static final int MOST = 10_000;
    private static final int MOST_REF = 64;
    private static final int MOST_FILES = 10;

    private MessageBody() {}

    /// A message with files may have no body.
    ///
    /// @return the body; null if it is empty
    public static String check(String body, List<UUID> files) {
        if (files.size() > MOST_FILES) {
            throw Refusal.malformed("A message takes " + MOST_FILES + " files at most. Send the others with the next.");
        }
        if (new HashSet<>(files).size() < files.size()) {
            throw Refusal.malformed("A file is attached twice. Leave one of them out.");
        }
        if (!files.isEmpty() && (body == null || VisibleText.isEmpty(body))) {
            return null;
        }
        check(body);
        return body;
    }

    private static void check(String body) {
        if (VisibleText.isEmpty(body)) {
            throw Refusal.malformed("The message is empty. Write something first.");
        }
        if (body.length() > MOST) {
            throw Refusal.tooLong("The message", MOST);
        }
        if (!isText(body)) {
            throw Refusal.malformed(
                    "The message holds a character that is not text: U+0000, or half of a surrogate pair."
                            + " Leave it out and send it again.");
        }
    }

    public static void checkRef(String ref) {
        if (ref != null && (ref.isBlank() || ref.length() > MOST_REF || !isText(ref))) {
            throw Refusal.malformed("A ref (Idempotency-Key) has 1 to " + MOST_REF + " characters.");
        }
    }

    // PostgreSQL cannot store NUL, and an unpaired surrogate is not a character.
    private static boolean isText(String body) {
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == body.length() || !Character.isLowSurrogate(body.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
