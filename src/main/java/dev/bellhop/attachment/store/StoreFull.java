package dev.bellhop.attachment.store;

import java.io.IOException;

/// There is no room for more.
public final class StoreFull extends IOException {
    StoreFull(Throwable cause) {
        super("The file store is full.", cause);
    }
}
