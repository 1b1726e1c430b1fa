package dev.bellhop.process;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.BeforeEach;

/// For each test a visitor's browser and an agent's.
abstract class TwoBrowserTestBase extends BrowserTestBase {
    AssistBrowsers both;

    @BeforeEach
    void openPages() {
        both = new AssistBrowsers(demo, newContext(visitors()), newContext(1360, 860));
    }

    /// What the visitor's browser is like.
    Browser.NewContextOptions visitors() {
        return new Browser.NewContextOptions().setViewportSize(1000, 820);
    }
}
