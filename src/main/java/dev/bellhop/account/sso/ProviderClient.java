package dev.bellhop.account.sso;

import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import dev.bellhop.egress.EgressPolicy;
import dev.bellhop.ratelimit.Counts;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls a provider: only where it may be reached, at the address that was looked at, for a bounded time, for a bounded
/// answer, and following nowhere. Blocks.
@Singleton
class ProviderClient {
    private static final int AT_ONCE = 16;
    private final SingleSignOnConfig config;
    private final EgressPolicy reach;
    private final VertxInternal vertx;
    private final HttpClient http;
    private final Counts<UUID> busy = new Counts<>();
    private final NameLookups names = new NameLookups();

    ProviderClient(SingleSignOnConfig config, Vertx vertx) {
        this.config = config;
        this.reach = new EgressPolicy(config.privateNetworks());
        this.vertx = (VertxInternal) vertx;
        this.http = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false));
    }

    private ReadOnlyHTTPResponse send(UUID workspace, ReadOnlyHTTPRequest request) throws IOException {
        var options = options(workspace, request);
        var answer = Promise.<ReadOnlyHTTPResponse>promise();
        // On an event loop of its own: called from another kind of thread, the answer may be over before it is read.
        vertx.createEventLoopContext().runOnContext(_ -> http.request(options)
                .compose(call -> write(call, request.getBody()))
                .compose(this::read)
                .onComplete(answer));
        try {
            return answer.future()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            Log.infof(
                    "the identity provider at %s does not answer: %s",
                    request.getURI().getHost(), cause);
            throw new IOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private RequestOptions options(UUID workspace, ReadOnlyHTTPRequest request) throws IOException {
        var uri = request.getURI();
        var tls = "https".equals(uri.getScheme());
        var port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        var options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(
                        port, address(workspace, uri).getHostAddress()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(target(uri))
                .setMethod(HttpMethod.valueOf(request.getMethod().name()))
                .setTimeout(config.timeout().toMillis())
                .putHeader("Accept", "application/json");
        request.getHeaderMap().forEach((name, values) -> options.putHeader(name, String.join(", ", values)));
        return options;
    }

    /// A company's calls: few at a time, so that a provider that does not answer keeps nobody else waiting.
    HTTPRequestSender of(UUID workspace) {
        return request -> {
            try {
                if (busy.add(workspace) > AT_ONCE) {
                    throw new IOException("too many calls of this company wait already");
                }
                return send(workspace, request);
            } finally {
                busy.remove(workspace);
            }
        };
    }

    // A name server may be silent, too.
    private InetAddress address(UUID workspace, URI uri) throws IOException {
        return names.lookUp(workspace, () -> reach.address(uri), config.timeout());
    }

    private static String target(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static Future<HttpClientResponse> write(HttpClientRequest call, String body) {
        return body == null ? call.send() : call.send(body);
    }

    private Future<ReadOnlyHTTPResponse> read(HttpClientResponse response) {
        var whole = Promise.<ReadOnlyHTTPResponse>promise();
        var body = Buffer.buffer();
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > config.answer().asLongValue()) {
                whole.tryFail("the answer is too long");
                response.request().reset();
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(_ -> whole.tryComplete(answer(response, body)));
        return whole.future();
    }

    private static ReadOnlyHTTPResponse answer(HttpClientResponse response, Buffer body) {
        var answer = new HTTPResponse(response.statusCode());
        response.headers()
                .names()
                .forEach(name ->
                        answer.setHeader(name, response.headers().getAll(name).toArray(String[]::new)));
        answer.setBody(body.toString());
        return answer;
    }
}
