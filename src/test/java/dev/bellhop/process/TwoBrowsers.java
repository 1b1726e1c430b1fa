package dev.bellhop.process;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A service with the demo's people, and for each test a visitor's browser and an agent's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoBrowsers {
    static Browsers browsers;
    static Service service;
    Assisting both;

    @TempDir
    static Path folder;

    @BeforeAll
    void open() {
        browsers = Browsers.open();
        var all = new HashMap<>(Map.of("BELLHOP_DEMO", "true"));
        all.putAll(settings());
        service = Service.start(folder, all);
    }

    /// What else the service is told.
    Map<String, String> settings() {
        return Map.of();
    }

    @AfterAll
    void close() {
        if (service != null) {
            service.close();
        }
        if (browsers != null) {
            browsers.close();
        }
    }

    @BeforeEach
    void openPages() {
        both = new Assisting(browsers, service, visitors());
    }

    @AfterEach
    void closePages() {
        both.close();
    }

    /// What the visitor's browser is like.
    Browser.NewContextOptions visitors() {
        return new Browser.NewContextOptions().setViewportSize(1000, 820);
    }
}
