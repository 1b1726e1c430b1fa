package dev.bellhop.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// The data folder of an empty PostgreSQL. `initdb` takes seconds, a copy of what it makes does not, so it runs once
/// for a build, and each database of the tests begins as a copy.
public final class DatabaseTemplate {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path TEMPLATE = TARGET.resolve("postgres-template");

    private DatabaseTemplate() {}

    /// @param data a folder that is not there yet
    public static void copyTo(Path data) {
        try {
            make();
            Files.createDirectories(data.getParent());
            Folders.copy(TEMPLATE, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Two processes of one build may want the first one at the same moment.
    private static synchronized void make() throws IOException {
        Files.createDirectories(TARGET);
        var lock = TARGET.resolve("postgres-template.lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (Files.notExists(TEMPLATE)) {
                initialise();
            }
        }
    }

    private static void initialise() throws IOException {
        var unfinished = TARGET.resolve("postgres-template.unfinished");
        Folders.delete(unfinished);
        EmbeddedPostgres.builder()
                .setDataDirectory(unfinished)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C.UTF-8")
                .start()
                .close();
        Files.move(unfinished, TEMPLATE, StandardCopyOption.ATOMIC_MOVE);
    }
}
