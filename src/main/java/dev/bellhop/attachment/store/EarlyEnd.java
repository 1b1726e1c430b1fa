package dev.bellhop.attachment.store;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.InputStream;

/// Reads what a sender sends, who may be gone at any time.
final class EarlyEnd {
    private EarlyEnd() {}

    /// @return how many bytes came; 0 when there will be no more, be it the end or a broken connection
    static int read(InputStream bytes, byte[] into, int at, int most) {
        try {
            return Math.max(0, bytes.read(into, at, most));
        } catch (IOException e) {
            Log.debugf("an upload broke off: %s", e.getMessage());
            return 0;
        }
    }
}
