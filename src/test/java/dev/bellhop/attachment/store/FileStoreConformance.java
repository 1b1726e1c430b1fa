package dev.bellhop.attachment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What every store does, whatever it keeps files on.
abstract class FileStoreConformance {
    private static final int MB = 1_000_000;
    private final FileKey key = key();

    abstract FileStore store() throws IOException;

    static FileKey key() {
        return new FileKey(UUID.randomUUID(), UUID.randomUUID());
    }

    @Test
    void a_file_is_read_as_it_was_appended() throws IOException {
        var bytes = bytes(10_000);
        assertThat(append(key, 0, bytes)).isEqualTo(10_000);
        store().finish(key);
        assertThat(read(key)).isEqualTo(bytes);
    }

    @Test
    void it_grows_in_steps_of_any_size() throws IOException {
        var bytes = bytes(3 * MB);
        var end = 0L;
        for (var step : new int[] {1, 10, 300_000, 200_000, MB, 499_989, MB}) {
            end = append(key, end, slice(bytes, (int) end, step));
        }
        store().finish(key);
        assertThat(end).isEqualTo(3 * MB);
        assertThat(read(key)).isEqualTo(bytes);
    }

    @Test
    void many_small_steps_are_one_file_all_the_same() throws IOException {
        var bytes = bytes(300);
        for (var at = 0; at < 300; at++) {
            append(key, at, slice(bytes, at, 1));
        }
        store().finish(key);
        assertThat(read(key)).isEqualTo(bytes);
    }

    @Test
    void one_step_may_be_larger_than_what_is_kept_in_memory() throws IOException {
        var bytes = bytes(3 * MB);
        assertThat(append(key, 0, bytes)).isEqualTo(3 * MB);
        store().finish(key);
        assertThat(read(key)).isEqualTo(bytes);
    }

    @Test
    void no_more_is_taken_than_was_asked_for() throws IOException {
        var stream = new ByteArrayInputStream(bytes(100));
        assertThat(store().append(key, 0, stream, 60)).isEqualTo(60);
        assertThat(stream.available()).isEqualTo(40);
        store().finish(key);
        assertThat(read(key)).hasSize(60);
    }

    @Test
    void what_lies_beyond_the_offset_is_cut_off() throws IOException {
        var bytes = bytes(3 * MB);
        for (var at = 0; at < 3; at++) {
            append(key, at * (long) MB, slice(bytes, at * MB, MB));
        }
        assertThat(append(key, 1_500_000, bytes(10))).isEqualTo(1_500_010);
        store().finish(key);
        assertThat(read(key))
                .isEqualTo(new SequenceInputStream(
                                new ByteArrayInputStream(bytes, 0, 1_500_000), new ByteArrayInputStream(bytes(10)))
                        .readAllBytes());
    }

    @Test
    void nothing_may_be_appended_to_cut_alone() throws IOException {
        var bytes = bytes(700_000);
        append(key, 0, bytes);
        assertThat(append(key, 500_000, new byte[0])).isEqualTo(500_000);
        store().finish(key);
        assertThat(read(key)).isEqualTo(slice(bytes, 0, 500_000));
    }

    @Test
    void a_beginning_may_be_repeated() throws IOException {
        append(key, 0, bytes(2 * MB));
        append(key, 0, bytes(500));
        store().finish(key);
        assertThat(read(key)).isEqualTo(bytes(500));
    }

    @Test
    void there_are_no_gaps() throws IOException {
        append(key, 0, bytes(100));
        assertThatThrownBy(() -> append(key, 101, bytes(100))).isInstanceOf(IOException.class);
        assertThat(append(key, 100, bytes(100))).isEqualTo(200);
    }

    @Test
    void what_came_before_the_sender_broke_off_counts() throws IOException {
        var bytes = bytes(2 * MB);
        var size = store().append(key, 0, brokenAfter(slice(bytes, 0, 1_300_000)), bytes.length);
        assertThat(size).isEqualTo(1_300_000);
        append(key, size, slice(bytes, (int) size, bytes.length - (int) size));
        store().finish(key);
        assertThat(read(key)).isEqualTo(bytes);
    }

    @Test
    void a_sender_who_stops_early_has_sent_what_came() throws IOException {
        assertThat(store().append(key, 0, new ByteArrayInputStream(bytes(100)), 1_000))
                .isEqualTo(100);
    }

    @Test
    void an_earlier_offset_than_the_last_answer_is_as_good() throws IOException {
        var bytes = bytes(2 * MB);
        append(key, 0, slice(bytes, 0, 100));
        store().append(key, 100, brokenAfter(slice(bytes, 100, 1_200_000)), bytes.length);
        append(key, 100, slice(bytes, 100, bytes.length - 100));
        store().finish(key);
        assertThat(read(key)).isEqualTo(bytes);
    }

    @Test
    void a_file_is_there_when_it_is_finished_and_not_before() throws IOException {
        append(key, 0, bytes(100));
        assertThatThrownBy(() -> read(key)).isInstanceOf(FileNotFoundException.class);
        store().finish(key);
        store().finish(key);
        assertThat(read(key)).hasSize(100);
    }

    @Test
    void what_never_began_cannot_be_finished() {
        assertThatThrownBy(() -> store().finish(key)).isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> read(key)).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void a_finished_file_is_deleted() throws IOException {
        append(key, 0, bytes(100));
        store().finish(key);
        store().delete(key);
        assertThatThrownBy(() -> read(key)).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void an_unfinished_file_is_deleted() throws IOException {
        append(key, 0, bytes(2 * MB));
        store().delete(key);
        assertThatThrownBy(() -> store().finish(key)).isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> append(key, 1, bytes(1))).isInstanceOf(IOException.class);
    }

    @Test
    void nothing_is_deleted_twice_or_never_was_without_a_complaint() throws IOException {
        store().delete(key);
        append(key, 0, bytes(100));
        store().delete(key);
        store().delete(key);
    }

    @Test
    void files_know_nothing_of_each_other() throws Exception {
        var sameWorkspace = new FileKey(key.workspace(), UUID.randomUUID());
        var otherWorkspace = new FileKey(UUID.randomUUID(), key.attachment());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> send(key, 0));
            var second = threads.submit(() -> send(sameWorkspace, 1));
            var third = threads.submit(() -> send(otherWorkspace, 2));
            assertThat(first.get() + second.get() + third.get()).isEqualTo(1_500_000);
        }
        store().delete(sameWorkspace);
        assertThat(read(key)).isEqualTo(bytes(0, 500_000));
        assertThat(read(otherWorkspace)).isEqualTo(bytes(2, 500_000));
    }

    private long send(FileKey to, int seed) throws IOException {
        var bytes = bytes(seed, 500_000);
        for (var at = 0; at < bytes.length; at += 100_000) {
            append(to, at, slice(bytes, at, 100_000));
        }
        store().finish(to);
        return bytes.length;
    }

    @Test
    void a_large_file_takes_little_memory() throws IOException {
        var bytes = bytes(25 * MB);
        for (var at = 0; at < 25; at++) {
            append(key, at * (long) MB, slice(bytes, at * MB, MB));
        }
        var before = allocated();
        store().finish(key);
        try (var file = store().read(key);
                var sent = new ByteArrayInputStream(bytes)) {
            assertThat(isSame(file, sent)).isTrue();
        }
        // Whoever held the file would take its 25 MB; with S3 the calls take 7.
        assertThat(allocated() - before).isLessThan(20 * MB);
    }

    @Test
    void a_sender_who_sends_nothing_keeps_little_memory() throws IOException {
        append(key, 0, bytes(200_000));
        var room = new AtomicInteger();
        var silent = new InputStream() {
            @Override
            public int read() {
                return -1;
            }

            @Override
            public int read(byte[] into, int at, int most) {
                room.set(into.length);
                return -1;
            }
        };
        store().append(key, 200_000, silent, 20L * MB);
        assertThat(room.get()).isLessThan(10_000);
    }

    private static boolean isSame(InputStream one, InputStream other) throws IOException {
        var chunk = new byte[16 * 1024];
        var same = new byte[chunk.length];
        var read = one.readNBytes(chunk, 0, chunk.length);
        while (read > 0) {
            if (other.readNBytes(same, 0, read) != read || !Arrays.equals(chunk, 0, read, same, 0, read)) {
                return false;
            }
            read = one.readNBytes(chunk, 0, chunk.length);
        }
        return other.read() < 0;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    long append(FileKey key, long offset, byte[] bytes) throws IOException {
        return store().append(key, offset, new ByteArrayInputStream(bytes), bytes.length);
    }

    byte[] read(FileKey key) throws IOException {
        try (var stream = store().read(key)) {
            return stream.readAllBytes();
        }
    }

    static byte[] bytes(int length) {
        return bytes(7, length);
    }

    private static byte[] bytes(int seed, int length) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] slice(byte[] bytes, int from, int length) {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    private static InputStream brokenAfter(byte[] bytes) throws IOException {
        var broken = InputStream.nullInputStream();
        broken.close();
        return new SequenceInputStream(new ByteArrayInputStream(bytes), broken);
    }
}
