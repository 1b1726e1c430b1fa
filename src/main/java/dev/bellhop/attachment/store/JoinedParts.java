package dev.bellhop.attachment.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/// Several parts as one stream; each is asked for when the one before it has ended.
final class JoinedParts extends InputStream {
    private final S3Bucket bucket;
    private final String folder;
    private final Iterator<Part> rest;
    private InputStream current = InputStream.nullInputStream();

    JoinedParts(S3Bucket bucket, String folder, List<Part> parts) {
        this.bucket = bucket;
        this.folder = folder;
        this.rest = parts.iterator();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
        var read = current.read(into, at, most);
        while (read < 0 && rest.hasNext()) {
            current.close();
            current = bucket.read(rest.next().nameIn(folder));
            read = current.read(into, at, most);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
