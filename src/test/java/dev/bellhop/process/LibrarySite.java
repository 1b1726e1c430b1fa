package dev.bellhop.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Pages of real libraries (src/main/webui/test-pages), with a server behind them as Turbo and Inertia expect it.
final class LibrarySite implements AutoCloseable {
    private static final Path BUNDLER = Path.of("src/main/webui/test-pages/bundle.mjs");
    private static final Path PAGES = Path.of("target/test-pages");
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript", "css", "text/css", "html", "text/html; charset=utf-8");
    private final DemoShop demo;
    private final HttpServer server;

    private LibrarySite(DemoShop demo, HttpServer server) {
        this.demo = demo;
        this.server = server;
    }

    static LibrarySite open(DemoShop demo) throws IOException, InterruptedException {
        bundle();
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        var site = new LibrarySite(demo, server);
        server.createContext("/", exchange -> site.file(exchange));
        server.createContext("/turbo/", exchange -> site.turbo(exchange));
        server.createContext("/inertia/", exchange -> site.inertia(exchange));
        server.start();
        AssistBrowsers.allow(demo, demo.service().base(), site.base());
        return site;
    }

    private static void bundle() throws IOException, InterruptedException {
        var bundler = new ProcessBuilder(
                        "node", BUNDLER.toString(), PAGES.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(bundler.getInputStream().readAllBytes(), UTF_8);
        if (bundler.waitFor() != 0) {
            throw new AssertionError(said);
        }
    }

    String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void file(HttpExchange exchange) throws IOException {
        var name = exchange.getRequestURI().getPath().substring(1);
        var file = PAGES.resolve(name).normalize();
        if (!file.startsWith(PAGES) || !Files.isRegularFile(file)) {
            answer(exchange, 404, "text/plain", "");
            return;
        }
        var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
        answer(exchange, 200, type, type.startsWith("text/html") ? page(name, Map.of()) : Files.readString(file));
    }

    // Turbo takes a redirect, a refusal with a page of its own, or a stream of changes.
    private void turbo(HttpExchange exchange) throws IOException {
        var fields = fields(exchange);
        switch (exchange.getRequestURI().getPath()) {
            case "/turbo/second" -> answer(exchange, 200, TYPES.get("html"), page("turbo-second.html", fields));
            case "/turbo/profile" -> answer(exchange, 200, TYPES.get("html"), page("turbo-profile.html", fields));
            case "/turbo/sign-up" -> answer(exchange, 422, TYPES.get("html"), page("turbo-refused.html", fields));
            case "/turbo/name" ->
                answer(exchange, 200, "text/vnd.turbo-stream.html", page("turbo-renamed.html", fields));
            default -> answer(exchange, 200, TYPES.get("html"), page("turbo.html", fields));
        }
    }

    // Inertia takes its payload within the first page, and alone from then on.
    private void inertia(HttpExchange exchange) throws IOException {
        var visit = exchange.getRequestHeaders().containsKey("X-Inertia");
        var posted = exchange.getRequestMethod().equals("POST");
        var email = posted
                ? new ObjectMapper()
                        .readTree(exchange.getRequestBody())
                        .path("email")
                        .asText()
                : "";
        var props = Map.of(
                "greeting",
                "Welcome back",
                "orders",
                List.of("A lamp", "A chair"),
                "auth",
                Map.of("email", "kqzvowner@shop.example", "token", "kqzvtoken"),
                "errors",
                posted ? Map.of("email", email + " is taken") : Map.of());
        var payload = new ObjectMapper()
                .writeValueAsString(Map.of("component", "Account", "props", props, "url", "/inertia/", "version", "1"));
        if (visit) {
            exchange.getResponseHeaders().set("X-Inertia", "true");
            exchange.getResponseHeaders().set("Vary", "X-Inertia");
            answer(exchange, 200, "application/json", payload);
        } else {
            answer(exchange, 200, TYPES.get("html"), page("inertia.html", Map.of("page", payload)));
        }
    }

    private String page(String name, Map<String, String> texts) throws IOException {
        var html = Files.readString(PAGES.resolve(name)).replace("<!-- widget -->", HostPage.embedLine(demo));
        for (var text : texts.entrySet()) {
            var escaped =
                    text.getValue().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
            html = html.replace("{" + text.getKey() + "}", escaped);
        }
        return html;
    }

    private static Map<String, String> fields(HttpExchange exchange) throws IOException {
        var fields = new HashMap<String, String>();
        Arrays.stream(new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .forEach(field -> fields.put(field[0], URLDecoder.decode(field[1], UTF_8)));
        return fields;
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, 0);
        try (var body = exchange.getResponseBody()) {
            body.write(text.getBytes(UTF_8));
        }
    }
}
