package dev.bellhop.process;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// For each test a visitor's browser and an agent's.
abstract class TwoBrowsers extends InBrowsers {
    Assisting both;

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
