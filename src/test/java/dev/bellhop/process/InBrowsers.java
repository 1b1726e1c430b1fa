package dev.bellhop.process;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A service with the demo's people, and Chromium, for all tests of a class.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowsers {
    static Browsers browsers;
    static Service service;

    @TempDir
    static Path folder;

    @BeforeAll
    void openBrowsers() {
        browsers = Browsers.open();
        var all = new HashMap<>(Map.of("BELLHOP_DEMO", "true"));
        all.putAll(settings());
        service = Service.start(folder, all);
    }

    /// What else the service is told.
    Map<String, String> settings() {
        return Map.of();
    }

    /// Waits until `expression` is true in the page. `Page.waitForFunction` cannot where a policy
    /// forbids `eval`: it evaluates its text anew at each look, and only the first is let through.
    static void until(Page page, String expression) {
        page.waitForCondition(() -> (boolean) page.evaluate(expression));
    }

    static void until(Page page, String function, String argument) {
        page.waitForCondition(() -> (boolean) page.evaluate(function, argument));
    }

    @AfterAll
    void closeBrowsers() {
        if (service != null) {
            service.close();
        }
        if (browsers != null) {
            browsers.close();
        }
    }
}
