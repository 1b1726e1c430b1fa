package dev.bellhop.attachment.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/// Keeps the bytes of files. A file grows by appending and can be read once it is finished. Blocks. One file is written
/// by one caller at a time; different files by any number.
public interface FileStore {
    /// Writes at `offset`; what the unfinished file has from there on is cut off first. A stream that ends or breaks
    /// early is no failure: what came before counts, as the answer says. After a failure the file may hold any
    /// number of bytes from `offset` on: append again where you know it to end.
    ///
    /// @param length bytes to take from the stream, at most
    /// @return the new size
    /// @throws StoreFull if there is no room
    /// @throws IOException if the store fails, or holds less than `offset`
    long append(FileKey key, long offset, InputStream bytes, long length) throws IOException;

    /// Makes the file durable and readable. May be repeated.
    ///
    /// @throws FileNotFoundException if nothing was ever appended
    void finish(FileKey key) throws IOException;

    /// The bytes of a finished file. The caller closes the stream.
    ///
    /// @throws FileNotFoundException if there is no finished file
    InputStream read(FileKey key) throws IOException;

    /// Deletes the file, finished or not. One that is not there is fine.
    void delete(FileKey key) throws IOException;
}
