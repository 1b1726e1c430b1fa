package dev.bellhop.attachment.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.attachment.content.ScanResult.Clean;
import dev.bellhop.attachment.content.ScanResult.Infected;
import dev.bellhop.attachment.content.ScanResult.NotChecked;
import dev.bellhop.attachment.content.StandInScanner.Manner;
import dev.bellhop.testing.LogLines;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirusScannerTest {
    private static final byte[] LARGE = large();

    private static byte[] large() {
        var bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static VirusScanner scanner(Map<String, String> given) {
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(ScannerConfig.class);
        given.forEach(builder::withDefaultValue);
        return new VirusScanner(builder.build().getConfigMapping(ScannerConfig.class));
    }

    private static VirusScanner scanner(String address) {
        var settings = new HashMap<String, String>();
        settings.put("bellhop.files.scanner.address", address);
        settings.put("bellhop.files.scanner.timeout", "1s");
        return scanner(settings);
    }

    private static ScanResult scan(Manner manner, byte[] content) throws IOException {
        try (var server = new StandInScanner(manner)) {
            return scanner(server.address()).scan(new ByteArrayInputStream(content));
        }
    }

    @Test
    void a_clean_file_is_sent_whole() throws IOException {
        try (var server = new StandInScanner(Manner.HONEST)) {
            var result = scanner(server.address()).scan(new ByteArrayInputStream(LARGE));
            assertThat(result).isEqualTo(new Clean());
            assertThat(server.scanned).containsExactly(LARGE);
        }
    }

    @Test
    void an_empty_file_is_clean() throws IOException {
        assertThat(scan(Manner.HONEST, new byte[0])).isEqualTo(new Clean());
    }

    @Test
    void a_virus_is_named() throws IOException {
        var eicar = StandInScanner.EICAR.getBytes(StandardCharsets.US_ASCII);
        assertThat(scan(Manner.HONEST, eicar)).isEqualTo(new Infected("Eicar-Test-Signature"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CUTS", "SILENT", "STUCK", "ODD"})
    void a_scanner_without_a_verdict_has_not_checked(Manner manner) throws IOException {
        var began = System.nanoTime();
        assertThat(scan(manner, LARGE)).isInstanceOf(NotChecked.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void what_is_too_long_for_the_scanner_is_not_checked() throws IOException {
        assertThat(scan(Manner.SMALL, new byte[90_000])).isEqualTo(new Clean());
        assertThat(scan(Manner.SMALL, LARGE)).isInstanceOf(NotChecked.class);
    }

    @Test
    void a_scanner_that_does_not_listen_has_not_checked() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var scanner = scanner("127.0.0.1:" + free);
        assertThat(scanner.scan(new ByteArrayInputStream(LARGE))).isEqualTo(new NotChecked("it cannot be reached"));
        assertThat(scanner.keepsUnchecked()).isFalse();
    }

    @Test
    void without_a_scanner_files_are_kept() throws IOException {
        var scanner = scanner(Map.of());
        assertThat(scanner.scan(new ByteArrayInputStream(LARGE))).isInstanceOf(NotChecked.class);
        assertThat(scanner.keepsUnchecked()).isTrue();
    }

    @Test
    void the_operator_may_keep_what_cannot_be_checked() {
        assertThat(scanner(Map.of(
                                "bellhop.files.scanner.address", "clamav",
                                "bellhop.files.scanner.unavailable", "keep"))
                        .keepsUnchecked())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"clamav", "clamav:3310", " 127.0.0.1:3310 ", "[::1]:3310", "clam_av-1.clamav.svc.cluster.local"})
    void an_address_is_a_host_and_maybe_a_port(String address) {
        assertThat(scanner(address).keepsUnchecked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://clamav:3310", "clamav:port", "clamav:3310/x", "a b"})
    void another_address_is_told_at_the_start(String address) {
        assertThatThrownBy(() -> scanner(address)).hasMessageContaining("bellhop.files.scanner.address");
    }

    @Test
    void a_file_that_cannot_be_read_is_no_fault_of_the_scanner() throws IOException {
        var unreadable = InputStream.nullInputStream();
        unreadable.close();
        try (var server = new StandInScanner(Manner.HONEST)) {
            var scanner = scanner(server.address());
            assertThatThrownBy(() -> scanner.scan(unreadable)).hasMessage("Stream closed");
        }
    }

    @Test
    void a_failure_is_logged_once() throws IOException {
        var log = LogLines.listen();
        try (var server = new StandInScanner(Manner.ODD)) {
            var scanner = scanner(server.address());
            scanner.scan(new ByteArrayInputStream(new byte[10]));
            scanner.scan(new ByteArrayInputStream(new byte[10]));
        } finally {
            log.close();
        }
        assertThat(log.all()).filteredOn(line -> line.contains("virus scanner")).hasSize(1);
    }
}
