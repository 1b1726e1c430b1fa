package dev.bellhop.process;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.bellhop.testing.DatabaseTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The shared service and Chromium, with a shop of the class's own. Where the service is to be told something else, the
/// class gets one to itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTestBase {
    private static final double PATIENCE_MS = 30_000;
    static Service service;
    static DemoShop demo;
    private static final List<BrowserContext> CONTEXTS = new ArrayList<>();

    @TempDir
    static Path folder;

    @BeforeAll
    void openService() {
        Browsers.get();
        if (settings().isEmpty()) {
            service = SharedService.get();
            demo = shop();
        } else {
            service = startAnother();
            demo = DemoShop.original(service);
        }
    }

    /// What else the service is told.
    Map<String, String> settings() {
        return Map.of();
    }

    DemoShop shop() {
        return SharedService.shop(getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    private Service startAnother() {
        DatabaseTemplate.copyTo(folder.resolve(Service.DATA));
        var all = new HashMap<>(settings());
        all.put("BELLHOP_DEMO", "true");
        return Service.start(folder, all);
    }

    /// A browser of somebody's own, until the test ends.
    static BrowserContext newContext(Browser.NewContextOptions options) {
        var context = Browsers.get().newContext(options.setLocale("en-GB"));
        CONTEXTS.add(context);
        context.setDefaultTimeout(PATIENCE_MS);
        demo.openIn(context);
        return context;
    }

    static BrowserContext newContext(int width, int height) {
        return newContext(new Browser.NewContextOptions().setViewportSize(width, height));
    }

    /// Waits until `expression` is true in the page. `Page.waitForFunction` cannot where a policy
    /// forbids `eval`: it evaluates its text anew at each look, and only the first is let through.
    static void until(Page page, String expression) {
        page.waitForCondition(() -> (boolean) page.evaluate(expression));
    }

    static void until(Page page, String function, String argument) {
        page.waitForCondition(() -> (boolean) page.evaluate(function, argument));
    }

    @AfterEach
    void closeContexts() {
        CONTEXTS.forEach(BrowserContext::close);
        CONTEXTS.clear();
    }

    @AfterAll
    void closeService() {
        if (service != null && !settings().isEmpty()) {
            service.close();
        }
    }
}
