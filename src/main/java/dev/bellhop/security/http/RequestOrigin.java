package dev.bellhop.security.http;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/// The address and user agent of the current request.
@Singleton
public class RequestOrigin {
    /// Both are null outside a request.
    public record Place(String address, String userAgent) {}

    private static final Place HERE = new Place(null, null);
    private static final int MOST = 120;
    private final CurrentVertxRequest request;
    private final ClientAddresses addresses;

    RequestOrigin(CurrentVertxRequest request, ClientAddresses addresses) {
        this.request = request;
        this.addresses = addresses;
    }

    public Place now() {
        var serving = Arc.container().requestContext().isActive() ? request.getCurrent() : null;
        return serving == null ? HERE : place(serving);
    }

    private Place place(RoutingContext serving) {
        var asked = serving.request();
        return new Place(addresses.exactly(asked), shortened(asked.getHeader("User-Agent")));
    }

    // The client chooses this text, so it must neither break a line of an export nor make it long.
    private static String shortened(String userAgent) {
        if (userAgent == null) {
            return null;
        }
        var line = userAgent.replaceAll("[^\\x20-\\x7e]", "?");
        return line.length() <= MOST ? line : line.substring(0, MOST);
    }
}
