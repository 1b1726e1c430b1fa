package dev.bellhop.attachment.store;

import dev.bellhop.attachment.store.FileStoreConfig.S3Config;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;

/// Files as objects of a bucket: `<workspace>/<attachment>`. S3 cannot append, so that an unfinished file is a row of
/// objects `<workspace>/<attachment>.part/<offset>`, which `finish` puts together. One part is held in memory at most.
final class S3Store implements FileStore {
    private final S3Bucket bucket;

    private S3Store(S3Bucket bucket) {
        this.bucket = bucket;
    }

    static S3Store of(S3Config config) {
        return new S3Store(S3Bucket.of(config));
    }

    @Override
    public long append(FileKey key, long offset, InputStream bytes, long length) throws IOException {
        var folder = folder(key);
        var kept = cut(folder, offset);
        if (endOf(kept) < offset) {
            throw new EOFException("The file has " + endOf(kept) + " bytes, and not yet " + offset + ".");
        }
        var goesOn = !kept.isEmpty() && kept.getLast().goesOnAt(offset);
        var buffer = goesOn ? PartBuffer.after(kept.getLast(), offset) : PartBuffer.at(offset);
        for (var left = length; left > 0; ) {
            var read = buffer.fill(bytes, left);
            left = read == 0 ? 0 : left - read;
            if (buffer.isFull() && left > 0) {
                store(folder, buffer);
                buffer = buffer.next();
            }
        }
        store(folder, buffer);
        return buffer.end();
    }

    /// From the end, so that a failure leaves no gap.
    private List<Part> cut(String folder, long offset) throws IOException {
        var parts = bucket.parts(folder);
        for (var part : parts.reversed()) {
            if (part.offset() >= offset) {
                bucket.delete(part.nameIn(folder));
            }
        }
        return parts.stream().filter(part -> part.offset() < offset).toList();
    }

    private void store(String folder, PartBuffer buffer) throws IOException {
        if (buffer.isChanged()) {
            var name = buffer.part().nameIn(folder);
            var kept = buffer.kept() == 0 ? new byte[0] : bucket.beginningOf(name, buffer.kept());
            bucket.put(
                    name,
                    () -> new SequenceInputStream(new ByteArrayInputStream(kept), buffer.stream()),
                    buffer.part().length());
        }
    }

    @Override
    public void finish(FileKey key) throws IOException {
        var folder = folder(key);
        var parts = bucket.parts(folder);
        if (!parts.isEmpty() && parts.getFirst().offset() == 0) {
            new Composition(bucket, folder, parts).writeTo(name(key));
        } else if (!bucket.has(name(key))) {
            throw new FileNotFoundException("There is no file " + key + ".");
        }
        // From the beginning: parts without it are what an earlier attempt left, and not a file.
        delete(folder, parts);
    }

    @Override
    public InputStream read(FileKey key) throws IOException {
        return bucket.read(name(key));
    }

    @Override
    public void delete(FileKey key) throws IOException {
        delete(folder(key), bucket.parts(folder(key)));
        bucket.delete(name(key));
    }

    private void delete(String folder, List<Part> parts) throws IOException {
        for (var part : parts) {
            bucket.delete(part.nameIn(folder));
        }
    }

    /// Where the row of parts ends, or has its first gap.
    private static long endOf(List<Part> parts) {
        var end = 0L;
        for (var part : parts) {
            if (part.offset() != end) {
                return end;
            }
            end = part.end();
        }
        return end;
    }

    private static String name(FileKey key) {
        return key.workspace() + "/" + key.attachment();
    }

    private static String folder(FileKey key) {
        return name(key) + ".part/";
    }
}
