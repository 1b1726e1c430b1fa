package dev.bellhop.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chromium, as it is found on the PATH. It starts with the first test that asks for it and ends with the process.
final class Browsers {
    private static final double PATIENCE_MS = 30_000;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // A screen and a microphone that the browser makes up, and the way from one window to the other.
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--allow-loopback-in-peer-connection");
    private static Browser browser;

    private Browsers() {}

    private static Browser launch(Path chromium) {
        // A slow machine takes its time, and what is awaited too long fails all the same.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(FLAGS));
    }

    /// Skips the test, loudly, where there is no browser; fails it where one is required.
    static Browser get() {
        if (browser == null) {
            browser = launch(required());
        }
        return browser;
    }

    private static Path required() {
        var chromium = find();
        if (chromium.isEmpty()) {
            var sentence = "NO BROWSER: install Chromium and put it on the PATH, or these tests prove nothing.";
            if (Boolean.parseBoolean(System.getenv("BELLHOP_REQUIRE_BROWSER"))) {
                throw new AssertionError(sentence);
            }
            System.err.println(sentence);
            assumeTrue(false, sentence);
        }
        return chromium.get();
    }

    private static Optional<Path> find() {
        return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
