package dev.bellhop.launch;

import java.io.IOException;
import java.nio.file.Path;

/// Starts a PostgreSQL on this machine. The implementation is found by `ServiceLoader` and named nowhere in the code: a
/// native image links whatever the code names, and has no library for this.
interface PostgresServer {
    /// @param data its folder, created where it is missing
    /// @return the port on which it listens
    int start(Path data) throws IOException;

    void stop() throws IOException;
}
