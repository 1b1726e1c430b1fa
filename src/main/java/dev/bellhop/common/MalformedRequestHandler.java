package dev.bellhop.common;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Answers requests that fail before routing: a missing or invalid `Host`, or a path that cannot be decoded. Quarkus
/// would log a stack trace for each, so anyone could flood the log.
@Singleton
final class MalformedRequestHandler {
    private static final int BAD_REQUEST = 400;
    private final String problem;

    MalformedRequestHandler(ProblemWriter problems) {
        var sentence = "This request cannot be understood. Check its address and its Host header.";
        problem = problems.write(BAD_REQUEST, "malformed", sentence);
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext context) {
        if (context.statusCode() != BAD_REQUEST || context.response().headWritten()) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(BAD_REQUEST)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(problem);
    }
}
