package dev.bellhop.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Another company's site, with pages of its own that show the demo shop's widget.
final class OwnSite implements AutoCloseable {
    private static final Path PAGES = Path.of("src/test/resources/assist");
    private static final Map<String, String> TYPES = Map.of("css", "text/css", "ttf", "font/ttf", "png", "image/png");
    private final HttpServer server;

    private OwnSite(HttpServer server) {
        this.server = server;
    }

    /// @param page what is served, whatever is asked for
    static OwnSite open(DemoShop demo, String page) throws IOException {
        var html = Files.readString(PAGES.resolve(page))
                .replace("/widget.js", demo.service().base() + "/widget.js")
                .replace("demo-shop", demo.site());
        return open(demo, html, Map.of());
    }

    /// @param html what is served, with these headers, whatever is asked for
    static OwnSite open(DemoShop demo, String html, Map<String, String> headers) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> answer(exchange, html, headers));
        server.start();
        var pages = new OwnSite(server);
        AssistBrowsers.allow(demo, demo.service().base(), pages.base());
        return pages;
    }

    /// @param folder of small pages that get the widget, and of what they load; `/flex` is `flex.html`
    static OwnSite files(DemoShop demo, String folder) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            var name = exchange.getRequestURI().getPath().substring(1);
            var isPage = !name.contains(".");
            var file = PAGES.resolve(folder).resolve(isPage ? name + ".html" : name);
            if (!Files.exists(file)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (isPage) {
                answer(exchange, HostPage.withWidget(demo, Files.readString(file)), Map.of());
            } else {
                exchange.getResponseHeaders().set("Content-Type", TYPES.get(name.replaceAll(".*\\.", "")));
                exchange.sendResponseHeaders(200, 0);
                try (var body = exchange.getResponseBody()) {
                    Files.copy(file, body);
                }
            }
        });
        server.start();
        var pages = new OwnSite(server);
        AssistBrowsers.allow(demo, demo.service().base(), pages.base());
        return pages;
    }

    private static void answer(HttpExchange exchange, String html, Map<String, String> headers) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            body.write(html.getBytes(UTF_8));
        }
    }

    String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
