package dev.bellhop.launch;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// Redirects a page's address without its trailing slash.
@ApplicationScoped
class TrailingSlash {
    private static final List<String> PAGES = List.of("console", "demo");
    private static final int FOUND = 302;

    void register(@Observes Router router) {
        PAGES.forEach(page -> router.route("/" + page)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(context -> add(context, page)));
    }

    // The router's "/console" matches "/console/" too. The redirect is relative, so that it works behind a proxy with a
    // path prefix.
    private static void add(RoutingContext context, String page) {
        if (context.request().path().endsWith("/")) {
            context.next();
            return;
        }
        var query = context.request().query();
        context.response()
                .setStatusCode(FOUND)
                .putHeader(HttpHeaders.LOCATION, page + "/" + (query == null ? "" : "?" + query))
                .end();
    }
}
