package dev.bellhop.canned;

import dev.bellhop.common.Refusal;
import dev.bellhop.common.VisibleText;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// What a reply says, as it is stored.
///
/// @param language null for any
record ReplyContent(String shortcut, String name, String body, String language) {

    /// Of a new reply.
    static ReplyContent of(CannedReplyDraft draft) {
        if (draft.shortcut() == null || draft.body() == null) {
            throw Refusal.malformed("A canned reply needs a shortcut and a body.");
        }
        var shortcut = shortcut(draft.shortcut());
        return new ReplyContent(
                shortcut,
                draft.name() == null ? shortcut : draft.name(),
                body(draft.body()),
                draft.language() == null ? null : Languages.canonical(draft.language()));
    }

    static ReplyContent of(CannedReply reply) {
        return new ReplyContent(reply.shortcut, reply.name, reply.body, reply.language);
    }

    ReplyContent with(CannedReplyDraft change) {
        return new ReplyContent(
                change.shortcut() == null ? shortcut : shortcut(change.shortcut()),
                change.name() == null ? name : change.name(),
                change.body() == null ? body : body(change.body()),
                change.language() == null ? language : Languages.canonical(change.language()));
    }

    ReplyKey key(UUID owner) {
        return new ReplyKey(owner, shortcut, language);
    }

    /// @return whether this changes anything
    boolean applyTo(CannedReply reply, Instant now) {
        if (equals(of(reply))) {
            return false;
        }
        reply.shortcut = shortcut;
        reply.name = name;
        reply.body = body;
        reply.language = language;
        reply.updatedAt = now;
        return true;
    }

    // As it is typed: composed, without the slash, and no matter whether in capitals.
    private static String shortcut(String text) {
        var word = text.startsWith("/") ? text.substring(1) : text;
        return Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String body(String text) {
        if (VisibleText.isEmpty(text)) {
            throw Refusal.malformed("The body is empty. Write something first.");
        }
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
