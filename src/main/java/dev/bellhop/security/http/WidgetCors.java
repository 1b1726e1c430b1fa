package dev.bellhop.security.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/// CORS for the widget, which runs in pages of other origins: it may call what visitors may call and load its own
/// files, nothing else. Every origin is allowed, without credentials: only a bearer token identifies a caller, and the
/// site's list of origins decides which pages get one.
@ApplicationScoped
class WidgetCors {
    private static final Pattern PATHS = Pattern.compile("/widget\\.js|/widget/.*"
            + "|/api/v1/(widget-settings|visitors|visitor-token|me|conversations(/[^/]+(/messages(/[^/]+)?|/read|/rating)?)?"
            + "|attachments(/[^/]+)?)|/files/[^/]+");
    private static final int BEFORE_EVERYTHING = 1_000;

    void register(@Observes Filters filters) {
        filters.register(this::allow, BEFORE_EVERYTHING);
    }

    private void allow(RoutingContext context) {
        var request = context.request();
        if (!PATHS.matcher(request.path()).matches()) {
            context.next();
            return;
        }
        var response = context.response();
        response.putHeader("Vary", "Origin");
        if (request.getHeader("Origin") == null) {
            context.next();
            return;
        }
        response.putHeader("Access-Control-Allow-Origin", "*");
        response.putHeader(
                "Access-Control-Expose-Headers",
                "Retry-After, RateLimit, RateLimit-Policy, Location, Upload-Offset, Upload-Length, Upload-Expires, Tus-Resumable");
        if (!request.method().equals(HttpMethod.OPTIONS)) {
            context.next();
            return;
        }
        response.putHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
        response.putHeader(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, Idempotency-Key, Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset");
        response.putHeader("Access-Control-Max-Age", "7200");
        response.setStatusCode(204).end();
    }
}
