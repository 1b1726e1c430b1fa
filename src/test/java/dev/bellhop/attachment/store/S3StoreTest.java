package dev.bellhop.attachment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3StoreTest extends FileStoreConformance {
    private StandInS3 s3;
    private FileStore store;

    @BeforeEach
    void start() throws IOException {
        s3 = new StandInS3();
        store = store(Map.of());
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    @Override
    FileStore store() {
        return store;
    }

    private FileStore store(Map<String, String> others) {
        var settings = new HashMap<>(s3.settings());
        settings.putAll(others);
        return S3Store.of(StoreSettings.of(settings).s3());
    }

    @Test
    void a_finished_file_is_one_object() throws IOException {
        var key = key();
        append(key, 0, bytes(3_000_000));
        assertThat(s3.objects.keySet()).hasSize(3).allMatch(name -> name.contains(key.attachment() + ".part/"));
        store.finish(key);
        assertThat(s3.objects).containsOnlyKeys(key.workspace() + "/" + key.attachment());
    }

    @Test
    void a_large_one_is_written_in_several_calls() throws IOException {
        var key = key();
        append(key, 0, bytes(13_000_000));
        store.finish(key);
        assertThat(s3.calls).filteredOn(call -> call.contains("partNumber=")).hasSize(3);
        assertThat(s3.uploads).isEmpty();
        assertThat(read(key)).isEqualTo(bytes(13_000_000));
    }

    @Test
    void small_steps_make_few_objects() throws IOException {
        var key = key();
        for (var at = 0; at < 100; at++) {
            append(key, at * 10_000L, bytes(10_000));
        }
        assertThat(s3.objects).hasSizeLessThan(5);
    }

    @Test
    void a_call_that_fails_is_repeated() throws IOException {
        var key = key();
        append(key, 0, bytes(8_000_000));
        var failed = new int[1];
        s3.fails(call -> call.contains("partNumber=2") && failed[0]++ < 1, 503, "SlowDown");
        store.finish(key);
        assertThat(read(key)).isEqualTo(bytes(8_000_000));
    }

    @Test
    void an_upload_that_fails_for_good_is_given_up_and_may_be_finished_later() throws IOException {
        var key = key();
        append(key, 0, bytes(8_000_000));
        s3.fails(call -> call.contains("partNumber=2"), 500, "InternalError");
        assertThatThrownBy(() -> store.finish(key)).isInstanceOf(IOException.class);
        assertThat(s3.uploads).isEmpty();
        assertThatThrownBy(() -> read(key)).isInstanceOf(FileNotFoundException.class);
        s3.works();
        store.finish(key);
        assertThat(read(key)).isEqualTo(bytes(8_000_000));
    }

    @Test
    void what_a_crash_left_of_the_parts_does_no_harm() throws IOException {
        var key = key();
        append(key, 0, bytes(3_000_000));
        s3.fails(call -> call.startsWith("DELETE") && !call.contains("/000000000000000"), 500, "InternalError");
        assertThatThrownBy(() -> store.finish(key)).isInstanceOf(IOException.class);
        s3.works();
        assertThat(read(key)).hasSize(3_000_000);
        store.finish(key);
        assertThat(read(key)).isEqualTo(bytes(3_000_000));
        assertThat(s3.objects).hasSize(1);
    }

    @Test
    void a_failed_append_may_be_repeated() throws IOException {
        var key = key();
        append(key, 0, bytes(100));
        s3.fails(call -> call.startsWith("PUT"), 500, "InternalError");
        assertThatThrownBy(() -> append(key, 100, bytes(2_000_000))).isInstanceOf(IOException.class);
        s3.works();
        assertThat(append(key, 100, bytes(2_000_000))).isEqualTo(2_000_100);
    }

    @Test
    void a_full_store_is_told_from_a_broken_one() {
        s3.fails(call -> call.startsWith("PUT"), 507, "XMinioStorageFull");
        assertThatThrownBy(() -> append(key(), 0, bytes(10))).isInstanceOf(StoreFull.class);
        s3.fails(call -> call.startsWith("PUT"), 403, "QuotaExceeded");
        assertThatThrownBy(() -> append(key(), 0, bytes(10))).isInstanceOf(StoreFull.class);
        s3.fails(call -> call.startsWith("PUT"), 403, "AccessDenied");
        assertThatThrownBy(() -> append(key(), 0, bytes(10)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(StoreFull.class);
    }

    @Test
    void a_store_that_says_nothing_is_waited_for_only_so_long() {
        var hasty = store(Map.of("bellhop.files.s3.timeout", "600ms"));
        s3.fails(_ -> true, 0, "");
        var began = System.nanoTime();
        assertThatThrownBy(() -> hasty.read(key())).isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_missing_bucket_is_not_a_missing_file() {
        var lost = store(Map.of("bellhop.files.s3.bucket", "another"));
        assertThatThrownBy(() -> lost.read(key()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(FileNotFoundException.class);
    }

    @Test
    void strangers_are_refused() {
        var stranger = store(Map.of("bellhop.files.s3.access-key", "another"));
        assertThatThrownBy(() -> stranger.read(key()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("403");
    }

    @Test
    void a_setting_that_is_missing_is_named() {
        var settings = new HashMap<>(s3.settings());
        settings.remove("bellhop.files.s3.bucket");
        assertThatThrownBy(() -> S3Store.of(StoreSettings.of(settings).s3()))
                .hasMessageContaining("bellhop.files.s3.bucket");
    }

    @Test
    void the_settings_choose_the_store() {
        assertThat(new FileStores().store(StoreSettings.of(Map.of()))).isInstanceOf(DiskStore.class);
        assertThat(new FileStores().store(StoreSettings.of(s3.settings()))).isInstanceOf(S3Store.class);
    }

    /// So that it is not loaded, and takes no memory, where files are on a disk.
    @Test
    void only_the_bucket_knows_the_client() {
        assertThat(new ClassFileImporter().importPackages("dev.bellhop.attachment"))
                .filteredOn(one -> one.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith("software.amazon")))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder("S3Bucket", "MultipartUpload");
    }
}
