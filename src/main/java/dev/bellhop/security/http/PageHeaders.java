package dev.bellhop.security.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/// Security headers on every response. Pages load only their own files, run no inline script, turn text into markup
/// only through a named policy (Trusted Types), and cannot be framed.
@ApplicationScoped
class PageHeaders {
    private static final int BEFORE_EVERYTHING = 1_100;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    /// Files named by the hash of their content never change.
    private static final Pattern HASHED =
            Pattern.compile("/(console|demo|landing|widget)/.*-[A-Za-z0-9_-]{8}\\.(js|css|svg|woff2)");
    // Lit creates elements from its constant templates through this policy.
    private static final String PAGE = page("lit-html");
    /// The demo shop draws its pictures from constants.
    private static final String SHOP = page("lit-html demo-art");
    /// For the document in which a visitor's page is drawn: inline styles only, nothing from the network; its inner
    /// frame runs no scripts. Only our console may frame it.
    private static final String STAGE = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src data:; font-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'; "
            + "frame-ancestors 'self'";
    private static final String STAGE_PATH = "/console/assist.html";
    /// Shows the widget with settings that are not saved: the widget's own code, and nothing from the network.
    private static final String PREVIEW = PAGE.replace("connect-src 'self'", "connect-src 'none'")
            .replace("frame-src 'self'", "frame-src 'none'")
            .replace("frame-ancestors 'none'", "frame-ancestors 'self'");
    private static final String PREVIEW_PATH = "/console/preview.html";

    /// For responses that are not pages: one shown as a page could do nothing.
    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";
    /// For files of strangers: whatever one is, it runs nothing and has no origin.
    private static final String FILE = "sandbox; default-src 'none'; frame-ancestors 'none'";
    private static final String FILES_PATH = "/files/";
    private static final String NOTHING = powers("display-capture=(), microphone=()");
    /// Visitors may share a window, and both sides may speak.
    private static final String SHARING = powers("display-capture=(self), microphone=(self)");
    private static final String YEAR = "max-age=31536000";

    private static String powers(String ofSharing) {
        return "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), payment=(), usb=(), "
                + ofSharing;
    }

    private static String page(String policies) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
                + "require-trusted-types-for 'script'; trusted-types " + policies;
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, BEFORE_EVERYTHING);
    }

    private void add(RoutingContext context) {
        var request = context.request();
        var headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Permissions-Policy", isPage(request.path()) ? SHARING : NOTHING);
        policy(request.path(), headers);
        if ("https".equals(request.scheme())) {
            headers.set("Strict-Transport-Security", YEAR);
        }
        context.addHeadersEndHandler(_ -> keep(request.path(), context.response()));
        context.next();
    }

    // Only what is there: a file that is missing for a moment, during a deployment, must not be missing for a year.
    private static void keep(String path, HttpServerResponse response) {
        if (HASHED.matcher(path).matches()) {
            var found = response.getStatusCode() == OK || response.getStatusCode() == NOT_MODIFIED;
            response.headers().set("Cache-Control", found ? "public, " + YEAR + ", immutable" : "no-store");
        }
    }

    private static boolean isPage(String path) {
        return (path.startsWith("/demo/") || path.startsWith("/console/"))
                && !path.equals(STAGE_PATH)
                && !path.equals(PREVIEW_PATH);
    }

    // Swagger UI and the dev UI, present in dev mode only, use inline scripts.
    private static void policy(String path, MultiMap headers) {
        if (path.startsWith("/q/swagger-ui") || path.startsWith("/q/dev")) {
            return;
        }
        headers.set("Content-Security-Policy", policyOf(path));
    }

    private static String policyOf(String path) {
        return switch (path) {
            case STAGE_PATH -> STAGE;
            case PREVIEW_PATH -> PREVIEW;
            case String file when file.startsWith(FILES_PATH) -> FILE;
            case String shop when shop.startsWith("/demo/") -> SHOP;
            case String data when isData(data) -> DATA;
            default -> PAGE;
        };
    }

    private static boolean isData(String path) {
        return path.startsWith("/api/") || path.startsWith("/q/") || path.startsWith("/live/");
    }
}
