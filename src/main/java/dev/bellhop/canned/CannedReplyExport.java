package dev.bellhop.canned;

import dev.bellhop.security.Caller;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Streams a caller's canned replies page by page.
@Singleton
class CannedReplyExport {
    private static final int PAGE = 200;
    private final CannedReplies replies;

    CannedReplyExport(CannedReplies replies) {
        this.replies = replies;
    }

    void write(Caller.Staff by, ReplyFilter filter, OutputStream out) throws IOException {
        out.write(bytes(CannedReplyCsv.head()));
        UUID after = null;
        do {
            var page = replies.page(by, filter, after, PAGE);
            for (var reply : page.items()) {
                out.write(bytes(CannedReplyCsv.line(reply)));
            }
            after = page.next();
        } while (after != null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
