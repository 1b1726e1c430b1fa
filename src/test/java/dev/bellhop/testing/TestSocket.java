package dev.bellhop.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A client of the live sockets, for tests in the process and against a packaged service alike.
public final class TestSocket implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 20;

    private final List<JsonNode> unasked = new ArrayList<>();
    private final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    private TestSocket() {}

    /// @param base like `http://localhost:8080`
    public static TestSocket open(String base, String path, String... headers) {
        return open(HTTP, base, path, headers);
    }

    /// @param http knows whom to trust, where it is `https`
    public static TestSocket open(HttpClient http, String base, String path, String... headers) {
        var listener = new TestSocket();
        var builder = http.newWebSocketBuilder().subprotocols("bellhop.v1");
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        listener.socket = builder.buildAsync(URI.create(base.replaceFirst("^http", "ws") + path), listener)
                .join();
        return listener;
    }

    public static TestSocket visitor(String base, String site, String token) {
        var socket = open(base, "/live/visitor?site=" + site);
        socket.send("hello").with("token", token).go();
        socket.expect("welcome");
        return socket;
    }

    public static TestSocket agent(String base, String token) {
        var socket = open(base, "/live/agent");
        socket.send("hello").with("token", token).go();
        socket.expect("welcome");
        return socket;
    }

    /// A frame being put together.
    public final class Frame {
        private final ObjectNode json = JSON.createObjectNode();

        private Frame(String type) {
            json.put("type", type);
        }

        public Frame with(String field, Object value) {
            json.set(field, JSON.valueToTree(value));
            return this;
        }

        public void go() {
            text(json.toString());
        }
    }

    public Frame send(String type) {
        return new Frame(type);
    }

    public void post(UUID conversation, String ref, String body) {
        send("post")
                .with("conversation", conversation)
                .with("ref", ref)
                .with("body", body)
                .go();
    }

    public synchronized void text(String text) {
        socket.sendText(text, true).join();
    }

    public synchronized void binary(byte[] bytes) {
        socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true).join();
    }

    /// Watches the list of conversations, and returns when it does.
    public void watchList() {
        send("watch").go();
        awaitAll();
    }

    /// Watches a conversation, and returns when it does, or was refused.
    public void watch(UUID conversation) {
        send("watch").with("conversation", conversation).go();
        awaitAll();
    }

    // Frames of one socket are dealt with one after the other: when this nonsense is answered, what was sent before it
    // has been.
    private void awaitAll() {
        text("{\"type\":\"barrier\"}");
        expect("refused", frame -> frame.path("code").asText().equals("malformed"));
    }

    /// Waits for the next frame of one of these types; others before it are kept for later questions.
    public JsonNode expect(String type, String... orTypes) {
        var types = new ArrayList<>(List.of(orTypes));
        types.add(type);
        return expect(types, _ -> true);
    }

    public JsonNode expect(String type, Predicate<JsonNode> which) {
        return expect(List.of(type), which);
    }

    private JsonNode expect(List<String> types, Predicate<JsonNode> which) {
        for (var earlier = unasked.iterator(); earlier.hasNext(); ) {
            var frame = earlier.next();
            if (types.contains(frame.path("type").asText()) && which.test(frame)) {
                earlier.remove();
                return frame;
            }
        }
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            var frame = poll(until - System.nanoTime());
            if (frame == null) {
                throw new AssertionError("none of " + types + " came; instead: " + unasked + ", closed: " + closed);
            }
            if (types.contains(frame.path("type").asText()) && which.test(frame)) {
                return frame;
            }
            unasked.add(frame);
        }
    }

    /// What has come and was not asked for yet.
    public List<JsonNode> drain() {
        var all = new ArrayList<>(unasked);
        unasked.clear();
        frames.drainTo(all);
        return all;
    }

    /// The next frame, whatever it is; for a test that takes them all as they come.
    public Optional<JsonNode> next(Duration patience) {
        return Optional.ofNullable(poll(patience.toNanos()));
    }

    private JsonNode poll(long nanos) {
        try {
            return frames.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Waits until the service closes.
    public int closeCode() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /// Drops the connection without a word, as a lost network does.
    public void cut() {
        socket.abort();
        closed.complete(1006);
    }

    @Override
    public void close() {
        if (!closed.isDone()) {
            var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            read(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void read(String text) {
        try {
            var frame = JSON.readTree(text);
            if (frame.path("type").asText().equals("ping")) {
                Thread.ofVirtual().start(this::pong);
            } else {
                frames.add(frame);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // However long a test takes, its client is not let go for its silence.
    private void pong() {
        try {
            send("pong").go();
        } catch (CompletionException _) {
            // Closed in the meantime.
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }
}
