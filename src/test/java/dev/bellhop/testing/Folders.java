package dev.bellhop.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/// Whole folders at once.
public final class Folders {
    private Folders() {}

    /// Keeps permissions: PostgreSQL wants its folder to itself.
    static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var each : (Iterable<Path>) all::iterator) {
                Files.copy(each, to.resolve(from.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(each);
            }
        }
    }

    /// An empty folder of this process under `target`.
    public static Path temporary(String name) throws IOException {
        var target = Path.of("target").toAbsolutePath();
        return Files.createTempDirectory(Files.createDirectories(target), name + "-");
    }
}
