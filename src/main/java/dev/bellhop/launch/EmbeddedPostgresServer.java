package dev.bellhop.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/// The PostgreSQL that the library brings along. The only class that knows the library, which a package may lack.
public final class EmbeddedPostgresServer implements PostgresServer {
    private EmbeddedPostgres postgres;

    @Override
    public int start(Path data) throws IOException {
        keepPrivate(Files.createDirectories(data.getParent()));
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C.UTF-8")
                // The library's own defaults would let a power cut lose what was acknowledged (G1).
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .start();
        return postgres.getPort();
    }

    // For no other user of this machine, where its file system knows users.
    private static void keepPrivate(Path folder) throws IOException {
        var posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Override
    public void stop() throws IOException {
        postgres.close();
    }
}
