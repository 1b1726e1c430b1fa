package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// A page of another company with the demo shop's widget on it.
final class HostPage implements AutoCloseable {
    private final DemoShop demo;
    private OwnSite site;
    final Page page;

    HostPage(DemoShop demo, BrowserContext context) {
        this.demo = demo;
        page = context.newPage();
    }

    /// The line that sites put into their pages.
    static String embedLine(DemoShop demo) {
        return "<script src='%s/widget.js' data-site='%s' data-locale='en' nonce='n0nce'></script>"
                .formatted(demo.service().base(), demo.site());
    }

    /// A page with this in its body.
    static String withWidget(DemoShop demo, String body) {
        return "<!doctype html><meta charset='utf-8'><body>" + body + embedLine(demo) + "</body>";
    }

    /// Opens a page with this HTML.
    HostPage open(String html, Map<String, String> headers) {
        try {
            site = OwnSite.open(demo, html, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.navigate(site.base() + "/");
        return this;
    }

    /// Opens a page with this in its head, and the widget.
    HostPage open(String head) {
        return open(
                "<!doctype html><head>" + head + "</head><body><h1>Shop</h1>" + embedLine(demo) + "</body>", Map.of());
    }

    Locator test(String name) {
        return page.locator("[data-test='" + name + "']").first();
    }

    void press() {
        test("launcher").click();
    }

    /// Writes, and waits until it is stored.
    void say(String text) {
        test("composer").fill(text);
        test("composer").press("Enter");
        assertThat(page.locator("[data-test='message'][data-state='sent']")
                        .filter(new Locator.FilterOptions().setHasText(text)))
                .isVisible();
    }

    /// Counts the widget's elements.
    int widgets() {
        return page.locator("bellhop-widget").count();
    }

    /// What the service knows of the conversation that began last.
    JsonNode conversation() {
        return demo.agent("ana").get("/conversations").json().at("/items/0");
    }

    void answer(String text) {
        var ana = demo.agent("ana");
        var id = conversation().path("id").asText();
        ana.must(ana.call("POST", "/conversations/" + id + "/messages", Map.of("body", text), null));
    }

    List<String> texts() {
        return page.locator("[data-test='body']").allTextContents();
    }

    @Override
    public void close() {
        if (site != null) {
            site.close();
        }
    }
}
