package dev.bellhop.attachment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.testing.LogLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest extends FileStoreConformance {
    @TempDir
    Path folder;

    @Override
    FileStore store() {
        return new DiskStore(folder.resolve("files"), 0);
    }

    @Test
    void files_stand_beside_the_embedded_database() {
        assertThat(StoreSettings.of(Map.of()).folder()).isEqualTo(Path.of(".bellhop/files"));
        assertThat(StoreSettings.of(Map.of("bellhop.data", "/data")).folder()).isEqualTo(Path.of("/data/files"));
        assertThat(StoreSettings.of(Map.of("bellhop.data", "/data", "bellhop.files.folder", "/files"))
                        .folder())
                .isEqualTo(Path.of("/files"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nobody_else_reads_them() throws IOException {
        var key = key();
        append(key, 0, bytes(10));
        store().finish(key);
        append(key(), 0, bytes(10));
        try (var all = Files.walk(folder.resolve("files"))) {
            assertThat(all).hasSizeGreaterThan(5).allMatch(DiskStoreTest::isPrivate);
        }
    }

    private static boolean isPrivate(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                    .equals(Files.isDirectory(path) ? "rwx------" : "rw-------");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_unfinished_file_is_known_by_its_name() throws IOException {
        var key = key();
        append(key, 0, bytes(10));
        assertThat(names()).containsExactly(key.attachment() + ".part");
        store().finish(key);
        assertThat(names()).containsExactly(key.attachment().toString());
    }

    private List<String> names() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void some_room_is_left_to_others() {
        var store = new DiskStore(folder, Long.MAX_VALUE);
        assertThatThrownBy(() -> store.append(key(), 0, new ByteArrayInputStream(bytes(10)), 10))
                .isInstanceOf(StoreFull.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_is_told_from_a_broken_one() throws IOException {
        var key = key();
        append(key, 0, bytes(10));
        try (var all = Files.walk(folder)) {
            var part = all.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.delete(part);
            Files.createSymbolicLink(part, Path.of("/dev/full"));
        }
        assertThatThrownBy(() -> append(key, 0, bytes(10))).isInstanceOf(StoreFull.class);
    }

    @Test
    void a_folder_that_cannot_be_is_told_at_the_start() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var log = LogLines.listen();
        try {
            var _ = new DiskStore(folder.resolve("a/b"), 0).warned();
            assertThat(log.all()).isEmpty();
            var _ = new DiskStore(file.resolve("files"), 0).warned();
            assertThat(log.all()).singleElement().asString().contains("bellhop.files.folder");
        } finally {
            log.close();
        }
    }

    @Test
    void a_folder_that_cannot_be_is_not_a_full_disk() throws IOException {
        var store = new DiskStore(Files.createFile(folder.resolve("file")).resolve("files"), 0);
        assertThatThrownBy(() -> store.append(key(), 0, new ByteArrayInputStream(bytes(10)), 10))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(StoreFull.class);
    }
}
