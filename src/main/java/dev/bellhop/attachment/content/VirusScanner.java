package dev.bellhop.attachment.content;

import dev.bellhop.async.LogOnce;
import dev.bellhop.attachment.content.ScanResult.Clean;
import dev.bellhop.attachment.content.ScanResult.Infected;
import dev.bellhop.attachment.content.ScanResult.NotChecked;
import dev.bellhop.attachment.content.ScannerConfig.Unavailable;
import io.quarkus.logging.Log;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Asks ClamAV about a file, where the operator has one.
@Singleton
public class VirusScanner {
    private static final int CLAMAV = 3310;
    private final ScannerConfig config;
    private final Optional<HostAndPort> address;
    private final LogOnce failures = new LogOnce();

    VirusScanner(ScannerConfig config) {
        this.config = config;
        this.address = config.address().map(VirusScanner::parse);
    }

    /// Whether a file that was not checked is kept: there is no scanner, or the operator says so.
    public boolean keepsUnchecked() {
        return address.isEmpty() || config.unavailable() == Unavailable.KEEP;
    }

    /// Reads the content to its end unless the scanner ends first. Blocks, for `bellhop.files.scanner.timeout` at most
    /// and as long as reading takes.
    ///
    /// @throws IOException if the content cannot be read
    public ScanResult scan(InputStream content) throws IOException {
        if (address.isEmpty()) {
            return new NotChecked("there is no scanner");
        }
        var result = new ClamAv(address.get(), config.timeout()).scan(content);
        switch (result) {
            case Clean _, Infected _ -> failures.isOver();
            case NotChecked(var reason) -> tell(reason);
        }
        return result;
    }

    private void tell(String reason) {
        if (failures.isNews(reason)) {
            Log.warnf("the virus scanner at %s did not check a file: %s", address.get(), reason);
        }
    }

    private static HostAndPort parse(String address) {
        var parsed = HostAndPort.parseAuthority(address.strip(), CLAMAV);
        if (parsed == null) {
            throw new IllegalArgumentException(
                    "bellhop.files.scanner.address is a host and a port, such as clamav:3310, and not " + address);
        }
        return parsed;
    }
}
