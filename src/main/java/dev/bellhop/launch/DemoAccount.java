package dev.bellhop.launch;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Tells the landing and the sign-in page how to sign in to the demo, where there is one.
@ApplicationScoped
class DemoAccount {
    private static final int NO_CONTENT = 204;
    private static final String ACCOUNT =
            JsonObject.of("email", Demo.EMAIL, "password", Demo.PASSWORD).encode();

    private final Demo demo;

    DemoAccount(Demo demo) {
        this.demo = demo;
    }

    void register(@Observes Router router) {
        router.get("/demo-account").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        var response = context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (demo.isOpen()) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(ACCOUNT);
        } else {
            response.setStatusCode(NO_CONTENT).end();
        }
    }
}
