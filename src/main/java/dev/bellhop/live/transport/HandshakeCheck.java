package dev.bellhop.live.transport;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.ssl.SslHandler;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Accepts only valid handshakes (RFC 6455, 4.2.1), and installs [FrameGuard] on the new socket before its first frame
/// can arrive.
@Singleton
class HandshakeCheck implements HttpUpgradeCheck {
    private static final TypedKey<FrameGuard> GUARD = new TypedKey<>("bellhop.guard");
    private static final String NAME = "bellhop-guard";
    private static final Pattern COMMA = Pattern.compile(",");
    // Netty would accept older drafts too.
    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;
    private final FrameConfig config;
    private final ProtocolErrors errors;
    private final int messageLimit;

    HandshakeCheck(
            FrameConfig config,
            ProtocolErrors errors,
            @ConfigProperty(name = "quarkus.websockets-next.server.max-message-size") int messageLimit) {
        this.config = config;
        this.errors = errors;
        this.messageLimit = messageLimit;
    }

    static FrameGuard guard(WebSocketConnection connection) {
        return connection.userData().get(GUARD);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var request = context.httpRequest();
        if (request.version() != HttpVersion.HTTP_1_1) {
            return CheckResult.rejectUpgrade(505);
        }
        if (!isHandshake(request)) {
            return CheckResult.rejectUpgrade(400);
        }
        if (!VERSION.equals(request.getHeader(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return CheckResult.rejectUpgrade(426, Map.of("Sec-WebSocket-Version", List.of(VERSION)));
        }
        context.userData().put(GUARD, guard(request));
        return CheckResult.permitUpgrade();
    }

    // Vert.x offers no other place to add a handler to a server connection.
    private FrameGuard guard(HttpServerRequest request) {
        var vertx = ((ConnectionBase) request.connection()).channelHandlerContext();
        var guard = new FrameGuard(config, messageLimit, errors);
        var pipeline = vertx.pipeline();
        for (var name : List.of(NAME, ArrivalMeter.NAME)) {
            if (pipeline.get(name) != null) {
                var _ = pipeline.remove(name);
            }
        }
        pipeline.addBefore(vertx.name(), NAME, guard);
        var tls = pipeline.context(SslHandler.class);
        if (tls == null) {
            pipeline.addFirst(ArrivalMeter.NAME, guard.meter());
        } else {
            pipeline.addAfter(tls.name(), ArrivalMeter.NAME, guard.meter());
        }
        return guard;
    }

    private static boolean isHandshake(HttpServerRequest request) {
        var headers = request.headers();
        return HttpMethod.GET.equals(request.method())
                && names(headers.getAll(HttpHeaderNames.UPGRADE), HttpHeaderValues.WEBSOCKET)
                && names(headers.getAll(HttpHeaderNames.CONNECTION), HttpHeaderValues.UPGRADE)
                && isKey(headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY))
                && !hasBody(request);
    }

    // Firefox sends "Connection: keep-alive, Upgrade".
    private static boolean names(List<String> values, CharSequence wanted) {
        return values.stream().flatMap(value -> COMMA.splitAsStream(value)).anyMatch(value -> wanted.toString()
                .equalsIgnoreCase(value.strip()));
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    // A body would be read as frames.
    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }
}
