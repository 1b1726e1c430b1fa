package dev.bellhop.attachment.store;

import java.util.Objects;
import java.util.UUID;

/// Where one file is kept. Made of ids only, so that no text of a stranger becomes part of a path.
public record FileKey(UUID workspace, UUID attachment) {
    public FileKey {
        Objects.requireNonNull(workspace);
        Objects.requireNonNull(attachment);
    }
}
