package dev.bellhop.attachment.store;

import io.quarkus.logging.Log;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files in a folder: `<workspace>/<2 digits>/<attachment>`, with `.part` behind it until they are finished.
final class DiskStore implements FileStore {
    private static final int CHUNK = 64 * 1024;
    /// Of a sender who may send nothing.
    private static final int FIRST_CHUNK = 1024;
    private final Path folder;
    private final long keptFree;
    private final FileAttribute<?>[] ofFolders;
    private final FileAttribute<?>[] ofFiles;

    DiskStore(Path folder, long keptFree) {
        this.folder = folder.toAbsolutePath().normalize();
        this.keptFree = keptFree;
        var posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.ofFolders = permissions(posix, "rwx------");
        this.ofFiles = permissions(posix, "rw-------");
    }

    private static FileAttribute<?>[] permissions(boolean posix, String allowed) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(allowed))
                }
                : new FileAttribute<?>[0];
    }

    /// Told at the start: until the first upload nobody would notice.
    DiskStore warned() {
        var nearest = nearest(folder);
        if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            Log.warnf("Files cannot be kept in %s, so uploads fail. Set bellhop.files.folder, or S3.", folder);
        }
        return this;
    }

    private static Path nearest(Path folder) {
        return Files.exists(folder) || folder.getParent() == null ? folder : nearest(folder.getParent());
    }

    @Override
    public long append(FileKey key, long offset, InputStream bytes, long length) throws IOException {
        var part = part(key);
        Files.createDirectories(part.getParent(), ofFolders);
        checkRoom(length);
        try (var file = FileChannel.open(part, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ofFiles)) {
            if (file.size() < offset) {
                throw new EOFException("The file has " + file.size() + " bytes, and not yet " + offset + ".");
            }
            file.truncate(offset).position(offset);
            copy(bytes, length, file);
            // The answer is a promise: what it counts is there after a loss of power.
            file.force(false);
            return file.position();
        } catch (IOException e) {
            throw isFull(e) ? new StoreFull(e) : e;
        }
    }

    private static void copy(InputStream bytes, long length, FileChannel file) throws IOException {
        var chunk = new byte[FIRST_CHUNK];
        for (var left = length; left > 0; ) {
            var read = EarlyEnd.read(bytes, chunk, 0, (int) Math.min(chunk.length, left));
            if (read == 0) {
                return;
            }
            for (var rest = ByteBuffer.wrap(chunk, 0, read); rest.hasRemaining(); ) {
                file.write(rest);
            }
            left -= read;
            // Grows with what comes, so that those who hold it have sent as much.
            if (read == chunk.length && read < CHUNK) {
                chunk = new byte[2 * read];
            }
        }
    }

    private void checkRoom(long length) throws IOException {
        var free = folder.toFile().getUsableSpace();
        if (free - length < keptFree) {
            throw new StoreFull(new IOException(free + " bytes are free on the disk of " + folder));
        }
    }

    // Java has no other sign of it. The check of what is free misses quotas, and others who write.
    private static boolean isFull(IOException e) {
        var message = String.valueOf(e.getMessage());
        return message.contains("No space left") || message.contains("quota exceeded");
    }

    @Override
    public void finish(FileKey key) throws IOException {
        var part = part(key);
        var file = file(key);
        try {
            // Each append has reached the disk already.
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(file.getParent());
        } catch (NoSuchFileException _) {
            if (!Files.exists(file)) {
                throw new FileNotFoundException("There is no file " + key + ".");
            }
        }
    }

    private static void forceFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders; it keeps their entries in a journal.
            Log.debugf(e, "the folder %s was not written to the disk", folder);
        }
    }

    @Override
    public InputStream read(FileKey key) throws IOException {
        try {
            return Files.newInputStream(file(key));
        } catch (NoSuchFileException _) {
            throw new FileNotFoundException("There is no finished file " + key + ".");
        }
    }

    @Override
    public void delete(FileKey key) throws IOException {
        Files.deleteIfExists(part(key));
        Files.deleteIfExists(file(key));
    }

    private Path file(FileKey key) {
        var name = key.attachment().toString();
        // The last digits are random; the first are a time.
        return folder.resolve(key.workspace().toString(), name.substring(name.length() - 2), name);
    }

    private Path part(FileKey key) {
        var file = file(key);
        return file.resolveSibling(file.getFileName() + ".part");
    }
}
