package dev.bellhop.attachment;

import dev.bellhop.attachment.store.FileKey;

/// The bytes of a finished file, as an answer. See [FileContentWriter].
record FileContent(FileKey key, long size) {}
